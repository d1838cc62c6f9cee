package org.attributionj.cli;

import com.google.common.base.Splitter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import org.attributionj.io.DecimalMark;
import org.attributionj.io.Dialect;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How tables are written, where they do not show it by themselves. */
final class DialectOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "D",
            description = "what stands between fields: a character, or tab (default: found in the header)")
    private @Nullable String delimiter;

    @Option(
            names = "--decimal",
            paramLabel = "point|comma",
            description = "what stands before decimals (default: what each number shows)")
    private @Nullable String decimal;

    @Option(
            names = "--charset",
            paramLabel = "C",
            description = "how letters are coded, such as windows-1252 (default: UTF-8, or UTF-16 where it shows)")
    private @Nullable String charset;

    @Option(names = "--no-header", description = "files have no header; columns are called c1, c2, …")
    private boolean noHeader;

    @Option(names = "--header", paramLabel = "a,b,...", description = "the columns of files that have no header")
    private @Nullable String header;

    @Option(names = "--comment", paramLabel = "TEXT", description = "lines that begin with this are passed over")
    private @Nullable String comment;

    Dialect dialect() {
        Dialect dialect = Dialect.FOUND.withDecimal(decimalMark()).withCharset(charset());
        if (header != null) {
            dialect = dialect.withoutHeader(Splitter.on(',').trimResults().splitToList(header));
        } else if (noHeader) {
            dialect = dialect.withoutHeader(List.of());
        }
        Dialect named = dialect;
        Dialect delimited = UsageException.onBadArgument("--delimiter", () -> named.withDelimiter(delimiter()));
        return UsageException.onBadArgument("--comment", () -> delimited.withComment(comment));
    }

    private @Nullable Character delimiter() {
        if (delimiter == null) {
            return null;
        }
        if (delimiter.equalsIgnoreCase("tab") || delimiter.equals("\\t")) {
            return '\t';
        }
        if (delimiter.length() != 1) {
            throw new IllegalArgumentException("must be one character or tab, but was \"" + delimiter + "\"");
        }
        return delimiter.charAt(0);
    }

    private DecimalMark decimalMark() {
        if (decimal == null) {
            return DecimalMark.FOUND;
        }
        return switch (decimal) {
            case "point", "." -> DecimalMark.POINT;
            case "comma", "," -> DecimalMark.COMMA;
            default -> throw new UsageException("--decimal must be point or comma, but was \"" + decimal + "\"");
        };
    }

    private @Nullable Charset charset() {
        if (charset == null) {
            return null;
        }
        try {
            return Charset.forName(charset);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            UsageException usage = new UsageException(
                    "--charset: \"" + charset + "\" is no charset, such as UTF-8, windows-1252 or ISO-8859-1");
            usage.initCause(e);
            throw usage;
        }
    }
}
