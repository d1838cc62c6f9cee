package org.attributionj.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A folder for events that memory does not hold, which nobody but the owner may read; what killed runs left is deleted first. */
final class TemporaryFolder implements Closeable {
    private final Path mark;
    private final Path folder;
    private final FileChannel held;

    private TemporaryFolder(Path mark, Path folder, FileChannel held) {
        this.mark = mark;
        this.folder = folder;
        this.held = held;
    }

    /** A new folder in a directory. */
    static TemporaryFolder in(Path directory) {
        try {
            Path mark = Leftovers.newName(directory);
            FileChannel held = FileChannel.open(mark, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            Leftovers.keep(held);
            Path folder = Leftovers.folderOf(mark);
            Files.createDirectory(folder, ownerOnly(directory));
            return new TemporaryFolder(mark, folder, held);
        } catch (IOException e) {
            throw FileProblem.cannot("make a directory for temporary files in", directory, e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path directory) {
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    Path path() {
        return folder;
    }

    /** Deletes the folder with what is left in it. */
    @Override
    public void close() {
        try {
            held.close();
            Leftovers.delete(mark);
        } catch (IOException e) {
            throw FileProblem.cannot("delete", folder, e);
        }
    }
}
