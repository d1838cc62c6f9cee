package org.attributionj.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Unfinished files of runs that were killed. A run holds a lock on each of its own as long as it lives, so a file without a lock
 * is nobody's; the next run that writes into the same folder deletes it.
 */
final class Leftovers {
    private static final String PREFIX = ".attribution-";
    private static final String SUFFIX = ".part";
    /** A file is younger than this between the moments when it is made and when it is locked. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private Leftovers() {}

    /** The name of a new file, once what others left in the folder is gone. */
    static Path newName(Path folder) throws IOException {
        sweep(folder);
        return folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX);
    }

    /** Marks a file as somebody's until the channel is closed. */
    static void keep(FileChannel channel) throws IOException {
        try {
            channel.lock();
        } catch (UnsupportedOperationException e) {
            // a file system without locks: what is left there has to be deleted by hand
        }
    }

    /** Deletes the files of a folder that no run holds any more. */
    static void sweep(Path folder) throws IOException {
        Instant now = null;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                if (now == null) {
                    now = now(folder);
                }
                if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(YOUNG)) && isNobodys(file)) {
                    delete(file);
                }
            }
        }
    }

    /** The folder that a file of this kind may stand for. */
    static Path folderOf(Path mark) {
        return mark.resolveSibling(mark.getFileName() + ".d");
    }

    /** Deletes a file, and first the folder that it stands for. */
    static void delete(Path mark) throws IOException {
        Path folder = folderOf(mark);
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
        Files.deleteIfExists(mark);
    }

    /** By the clock of the file system, which gave the files their times. */
    private static Instant now(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, PREFIX, ".now");
        try {
            return Files.getLastModifiedTime(probe).toInstant();
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    private static boolean isNobodys(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            // whatever cannot be locked is left alone
            return false;
        }
    }
}
