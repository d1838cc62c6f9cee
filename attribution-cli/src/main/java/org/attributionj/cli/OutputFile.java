package org.attributionj.cli;

import java.io.Closeable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written beside its place and put there when it is complete: until then, and if it never is, whatever was
 * there stays as it was. One thread at a time.
 */
final class OutputFile implements Closeable {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path target;
    private final @Nullable Path beside;
    private final FileChannel channel;
    private final Guarded writer;
    private boolean isDone;

    /**
     * Opens a file.
     *
     * @param target where it shall be; a link is followed
     * @param isPersonal whether it holds what customers did: nobody but the owner may read it then
     */
    OutputFile(Path target, boolean isPersonal) {
        this.target = target;
        try {
            Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            if (Files.isDirectory(real)) {
                throw new IOException("Is a directory");
            }
            if (Files.exists(real) && !Files.isWritable(real)) {
                throw new IOException("permission denied");
            }
            // a device or a pipe has no place to put anything else into
            boolean isPlace = !Files.exists(real) || Files.isRegularFile(real);
            beside = isPlace ? Leftovers.newName(folder(real)) : null;
            channel = beside == null
                    ? FileChannel.open(real, StandardOpenOption.WRITE)
                    : FileChannel.open(
                            beside,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            permissions(real, isPersonal));
            if (beside != null) {
                Leftovers.keep(channel);
            }
        } catch (IOException e) {
            throw FileProblem.cannot("write to", target, e);
        }
        writer = new Guarded(Channels.newWriter(channel, StandardCharsets.UTF_8.newEncoder(), 1 << 16));
    }

    private static Path folder(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        return folder;
    }

    private static FileAttribute<?>[] permissions(Path real, boolean isPersonal) throws IOException {
        if (!real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        if (isPersonal) {
            return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)};
        }
        return Files.exists(real)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(Files.getPosixFilePermissions(real))}
                : new FileAttribute<?>[0];
    }

    /** Where to write; closing it is not yet the end. */
    Writer writer() {
        return writer;
    }

    /** Says that all was written: closing puts the file into its place. */
    void done() {
        isDone = true;
    }

    /** Puts the file into its place if it is complete, and else deletes what was written. */
    @Override
    public void close() {
        try {
            writer.finish();
            if (channel.isOpen() && beside != null && isDone) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw FileProblem.cannot("write to", target, e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            channel.close();
            if (beside != null && isDone && !writer.hasFailed) {
                Path real = Files.exists(target) ? target.toRealPath() : target;
                move(beside, real);
            }
        } catch (IOException e) {
            throw FileProblem.cannot("write to", target, e);
        } finally {
            deleteBeside();
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void deleteBeside() {
        try {
            if (beside != null) {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw FileProblem.cannot("delete", beside == null ? target : beside, e);
        }
    }

    /** A writer whose closing leaves the channel open, and that remembers that something was not written. */
    private static final class Guarded extends FilterWriter {
        private boolean hasFailed;

        Guarded(Writer out) {
            super(out);
        }

        @Override
        public void write(int c) throws IOException {
            write(new char[] {(char) c}, 0, 1);
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            try {
                out.write(text, offset, length);
            } catch (IOException e) {
                hasFailed = true;
                throw e;
            }
        }

        @Override
        public void write(String text, int offset, int length) throws IOException {
            write(text.substring(offset, offset + length).toCharArray(), 0, length);
        }

        @Override
        public void flush() throws IOException {
            finish();
        }

        /** Whoever writes may close; the file is put into its place later. */
        @Override
        public void close() throws IOException {
            finish();
        }

        void finish() throws IOException {
            try {
                out.flush();
            } catch (IOException e) {
                hasFailed = true;
                throw e;
            }
        }
    }
}
