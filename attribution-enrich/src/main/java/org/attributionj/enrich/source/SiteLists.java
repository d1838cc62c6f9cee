package org.attributionj.enrich.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads {@link SiteList}s.
 *
 * <ul>
 *   <li>CSV of this library: {@code category,name,hosts}, the hosts parted by blanks; {@code google.*} stands for google
 *       under any public suffix; a word without a dot is a name that marketers write into {@code utm_source}.
 *   <li>CSV of two columns, such as Google's list of source categories: {@code source,category}, as {@code
 *       bing,SOURCE_CATEGORY_SEARCH}.
 *   <li>The YAML of referrer lists ({@code referers.yml}): media, below them names, below them {@code domains}.
 * </ul>
 *
 * <p>Lines that begin with {@code #} are comments.
 */
public final class SiteLists {
    private SiteLists() {}

    /**
     * Reads a list in any of the formats.
     *
     * @param in the list; not closed
     * @param name what to call it in messages
     * @return the list
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is in none of the formats, with the line
     */
    public static SiteList read(Reader in, String name) throws IOException {
        BufferedReader buffered = new BufferedReader(in);
        buffered.mark(1 << 16);
        String first = buffered.readLine();
        while (first != null && (first.isBlank() || first.startsWith("#"))) {
            first = buffered.readLine();
        }
        buffered.reset();
        boolean isYaml =
                first != null && (first.strip().endsWith(":") || first.strip().equals("---"));
        return isYaml ? RefererYaml.read(buffered, name) : readCsv(buffered, name);
    }

    static SiteList readCsv(Reader in, String name) throws IOException {
        Map<String, Site> sites = new HashMap<>();
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .commentStrategy(de.siegmar.fastcsv.reader.CommentStrategy.SKIP)
                .ofCsvRecord(in)) {
            for (CsvRecord record : records) {
                add(sites, record, name);
            }
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(name + " is no CSV: " + e.getMessage(), e);
        }
        return of(sites, name);
    }

    static SiteList of(Map<String, Site> sites, String name) {
        if (sites.isEmpty()) {
            throw new IllegalArgumentException(
                    name + " names no site; its lines should be source,category or category,name,hosts");
        }
        return new SiteList(sites);
    }

    private static void add(Map<String, Site> sites, CsvRecord record, String name) {
        List<String> fields = record.getFields();
        boolean isEmpty = fields.size() == 1 && fields.get(0).isBlank();
        if (isEmpty || (record.getStartingLineNumber() == 1 && isHeader(fields))) {
            return;
        }
        try {
            switch (fields.size()) {
                case 2 -> {
                    String source = key(fields.get(0));
                    sites.putIfAbsent(source, new Site(source, SiteCategory.named(fields.get(1))));
                }
                case 3 -> {
                    Site site = new Site(key(fields.get(1)), SiteCategory.named(fields.get(0)));
                    sites.putIfAbsent(site.name(), site);
                    for (String host : fields.get(2).strip().split("\\s+", -1)) {
                        sites.putIfAbsent(key(host), site);
                    }
                }
                default -> throw new IllegalArgumentException("a line needs 2 or 3 fields, but has " + fields.size());
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    name + ", line " + record.getStartingLineNumber() + ": " + e.getMessage(), e);
        }
    }

    private static boolean isHeader(List<String> fields) {
        return fields.stream().anyMatch(field -> field.strip().equalsIgnoreCase("category"));
    }

    static String key(String text) {
        String key = text.strip().toLowerCase(Locale.ROOT);
        if (key.isEmpty()) {
            throw new IllegalArgumentException("a host or a name is missing");
        }
        return key;
    }
}
