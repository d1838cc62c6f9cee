package org.attributionj.jdbc.internal.file;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.attributionj.io.UnusableInputException;
import org.attributionj.io.event.EventField;
import org.attributionj.io.event.EventOptions;
import org.attributionj.io.event.EventTable;

/** Finds files and how each is to be read. Single thread. */
final class FileScans {
    /** A text that no file has: empty names are told from those that are not there. */
    private static final String NO_NAME = "\u0002\u0003";

    private final Connection connection;
    private final EventOptions options;

    FileScans(Connection connection, EventOptions options) {
        this.connection = connection;
        this.options = options;
    }

    /** The files of some patterns, in the order of the patterns and by name within each. */
    List<EventFile> of(List<String> patterns) throws SQLException {
        List<EventFile> files = new ArrayList<>();
        for (String pattern : patterns) {
            List<String> found = column("SELECT file FROM glob(" + Sql.literal(pattern) + ") ORDER BY file");
            if (found.isEmpty()) {
                throw new UnusableInputException("no file matches " + pattern + "; name a file, or use *, ** and ?");
            }
            for (String file : found) {
                files.add(file(file));
            }
        }
        return files;
    }

    private EventFile file(String file) throws SQLException {
        return switch (FileFormat.of(file)) {
            case PARQUET -> parquet(file);
            case CSV -> csv(file);
            case JSON -> json(file);
        };
    }

    private EventFile parquet(String file) throws SQLException {
        String scan = "read_parquet(" + Sql.literal(file) + ", hive_partitioning = false)";
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("DESCRIBE SELECT * FROM " + scan)) {
            while (rows.next()) {
                names.add(rows.getString(1));
                values.add(asText(rows.getString(1), rows.getString(2)));
            }
        }
        return withColumns(file, scan, names, values);
    }

    /** Times with an offset as such, lists and structures as JSON, but lists of products and milestones as files have them. */
    private String asText(String name, String type) {
        String value = Sql.name(name);
        if (type.equals("TIMESTAMP WITH TIME ZONE")) {
            return "CAST(" + value + " AT TIME ZONE 'UTC' AS VARCHAR) || 'Z'";
        }
        if (type.endsWith("]") && isList(name)) {
            return "array_to_string(" + value + ", '|')";
        }
        boolean isNested = type.endsWith("]") || type.startsWith("STRUCT(") || type.startsWith("MAP(");
        return "CAST(" + (isNested ? "to_json(" + value + ")" : value) + " AS VARCHAR)";
    }

    private boolean isList(String name) {
        List<EventField> fields = options.fieldsOf(name);
        return fields.contains(EventField.PRODUCTS) || fields.contains(EventField.MILESTONES);
    }

    private EventFile csv(String file) throws SQLException {
        char separator = file.toLowerCase(Locale.ROOT).contains(".tsv") ? '\t' : options.separator();
        String dialect = ", auto_detect = false, delim = " + Sql.literal(String.valueOf(separator))
                + ", quote = '\"', escape = '\"', max_line_size = "
                + options.limits().maxRecordBytes();
        List<String> names = header(file, separator, dialect);
        String scan = "read_csv(" + Sql.literal(file) + dialect
                + ", header = true, nullstr = '', store_rejects = true, " + columns(names.size()) + ")";
        return withColumns(
                file,
                scan,
                names,
                IntStream.range(0, names.size()).mapToObj(i -> "c" + i).toList());
    }

    /** As the first line has it; DuckDB alone would rename columns that are empty or there twice. */
    private List<String> header(String file, char separator, String dialect) throws SQLException {
        String line = firstLine(file);
        int most = 1 + (int) line.chars().filter(c -> c == separator).count();
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM read_csv(" + Sql.literal(file) + dialect
                        + ", header = false, null_padding = true, parallel = false, ignore_errors = true, nullstr = "
                        + Sql.literal(NO_NAME) + ", " + columns(most) + ") LIMIT 1")) {
            if (!row.next()) {
                throw new UnusableInputException(file + " has no header that can be read; the first line is " + line);
            }
            for (int i = 1; i <= most && row.getString(i) != null; i++) {
                names.add(row.getString(i).trim());
            }
        }
        return names;
    }

    private String firstLine(String file) throws SQLException {
        List<String> lines =
                column("SELECT line FROM read_csv(" + Sql.literal(file) + ", auto_detect = false, header = false,"
                        + " delim = chr(1), quote = '', escape = '', ignore_errors = true, columns = {'line': 'VARCHAR'}) WHERE "
                        + Sql.trimmed("line") + " IS NOT NULL LIMIT 1");
        if (lines.isEmpty()) {
            throw new UnusableInputException(file + " is empty");
        }
        return lines.get(0);
    }

    private static String columns(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
                .collect(Collectors.joining(", ", "columns = {", "}"));
    }

    private EventFile withColumns(String file, String scan, List<String> names, List<String> values) {
        String customer = "NULL";
        for (int i = 0; i < names.size(); i++) {
            if (options.fieldsOf(names.get(i)).contains(EventField.CUSTOMER)) {
                customer = Sql.trimmed(values.get(i));
            }
        }
        return new EventFile(new EventTable.Source(file, names, false), scan, values, customer);
    }

    /** Numbers keep the digits with which they are written, because objects are read as texts. */
    private EventFile json(String file) throws SQLException {
        boolean isArray = firstLine(file).trim().startsWith("[");
        String scan = "read_json_objects(" + Sql.literal(file) + ", maximum_object_size = "
                + options.limits().maxRecordBytes()
                + (isArray ? ", format = 'array')" : ", format = 'newline_delimited', ignore_errors = true)");
        List<String> customers = new ArrayList<>();
        for (String key : column("SELECT DISTINCT unnest(json_keys(json)) AS name FROM " + scan + " ORDER BY name")) {
            if (options.fieldsOf(key).contains(EventField.CUSTOMER)) {
                String pointer = "/" + key.replace("~", "~0").replace("/", "~1");
                customers.add(Sql.trimmed("json_extract_string(json, " + Sql.literal(pointer) + ")"));
            }
        }
        return new EventFile(
                new EventTable.Source(file, List.of(), true),
                scan,
                List.of("CAST(json AS VARCHAR)"),
                customers.isEmpty() ? "NULL" : "COALESCE(" + String.join(", ", customers) + ")");
    }

    private List<String> column(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
