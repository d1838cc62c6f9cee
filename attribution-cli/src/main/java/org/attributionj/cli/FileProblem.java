package org.attributionj.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says in words why a file cannot be written or read: some exceptions know nothing but its path. */
final class FileProblem {
    private FileProblem() {}

    /**
     * What to throw where something cannot be done with a file.
     *
     * @param what such as {@code write to}
     */
    static UncheckedIOException cannot(String what, Path file, IOException problem) {
        return new UncheckedIOException("cannot " + what + " " + file + ": " + reason(problem), problem);
    }

    private static String reason(IOException problem) {
        if (problem instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (problem instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (problem instanceof FileAlreadyExistsException) {
            return "there is a file of that name";
        }
        String reason = problem instanceof FileSystemException file ? file.getReason() : problem.getMessage();
        return reason == null ? problem.toString() : reason;
    }
}
