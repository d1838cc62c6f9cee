package org.attributionj.jdbc;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of its own that can be filled up; only for who may mount one. */
final class SmallDisk implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path ballast;

    /** Mounts it on an empty folder, or skips the test that wants it. */
    SmallDisk(Path folder, int megabytes) throws IOException {
        this.folder = folder;
        ballast = folder.resolve("ballast");
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0777", "none", folder.toString()) != 0) {
            abort("a disk that fills up needs the right to mount a tmpfs: run as root");
        }
    }

    /** Leaves so much room or a little more; less if somebody else is writing as well. */
    void fill(long bytesLeft) throws IOException {
        FileStore store = Files.getFileStore(folder);
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (store.getUsableSpace() >= bytesLeft + BUFFER) {
                out.write(buffer);
            }
        } catch (IOException e) {
            if (store.getUsableSpace() >= BUFFER) {
                throw e;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws IOException {
        run("umount", "--lazy", folder.toString());
    }

    private static int run(String... command) throws IOException {
        return new ProcessBuilder(command).inheritIO().start().onExit().join().exitValue();
    }
}
