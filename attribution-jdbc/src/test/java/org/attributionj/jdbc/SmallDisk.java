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
    SmallDisk(Path folder, int megabytes) throws Exception {
        this.folder = folder;
        ballast = folder.resolve("ballast");
        if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0777", "none", folder.toString()) != 0) {
            abort("a disk that fills up needs the right to mount a tmpfs: run as root");
        }
    }

    /** Leaves so much room, or a little more. */
    void fill(long bytesLeft) throws IOException {
        FileStore store = Files.getFileStore(folder);
        byte[] buffer = new byte[BUFFER];
        try (OutputStream out = Files.newOutputStream(ballast)) {
            while (store.getUsableSpace() >= bytesLeft + BUFFER) {
                out.write(buffer);
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(ballast);
    }

    @Override
    public void close() throws Exception {
        run("umount", "--lazy", folder.toString());
    }

    private static int run(String... command) throws Exception {
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
