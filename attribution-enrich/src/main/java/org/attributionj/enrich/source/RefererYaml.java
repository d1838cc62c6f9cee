package org.attributionj.enrich.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fixed three levels of {@code referers.yml}: a medium, below it a name, below it {@code domains:} and {@code
 * parameters:} with lists. Media that are no category ({@code unknown}, {@code paid}) are left out; parameters are not needed.
 */
final class RefererYaml {
    private final Map<String, Site> sites = new HashMap<>();
    private final String name;
    private @Nullable SiteCategory category;
    private @Nullable Site site;
    private boolean inDomains;
    private int mediumIndent = -1;
    private int nameIndent = -1;

    private RefererYaml(String name) {
        this.name = name;
    }

    static SiteList read(BufferedReader in, String name) throws IOException {
        RefererYaml yaml = new RefererYaml(name);
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            yaml.take(line, ++number);
        }
        return SiteLists.of(yaml.sites, name);
    }

    private void take(String line, int number) {
        String text = line.strip();
        if (text.isEmpty() || text.startsWith("#") || text.equals("---")) {
            return;
        }
        int indent = line.indexOf(text.charAt(0));
        if (text.startsWith("-")) {
            domain(text.substring(1));
        } else if (text.endsWith(":")) {
            key(unquoted(text.substring(0, text.length() - 1)), indent);
        } else if (!text.startsWith("parameters:")) {
            throw new IllegalArgumentException(
                    name + ", line " + number + ": \"" + cut(text) + "\" is neither a key nor an item of a list");
        }
    }

    private void key(String key, int indent) {
        inDomains = key.equals("domains");
        if (inDomains || key.equals("parameters")) {
            return;
        }
        if (mediumIndent < 0 || indent <= mediumIndent) {
            mediumIndent = indent;
            nameIndent = -1;
            category = categoryOf(key);
            site = null;
        } else if (nameIndent < 0 || indent <= nameIndent) {
            nameIndent = indent;
            site = category == null ? null : new Site(key.toLowerCase(Locale.ROOT), category);
            if (site != null) {
                sites.putIfAbsent(site.name(), site);
            }
        }
    }

    private void domain(String item) {
        Site current = site;
        String host = unquoted(item).toLowerCase(Locale.ROOT);
        int slash = host.indexOf('/');
        if (inDomains && current != null && !host.isEmpty()) {
            sites.putIfAbsent(slash < 0 ? host : host.substring(0, slash), current);
        }
    }

    private static @Nullable SiteCategory categoryOf(String medium) {
        try {
            return SiteCategory.named(medium);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String unquoted(String text) {
        String bare = text.strip();
        boolean isQuoted = bare.length() > 1
                && (bare.charAt(0) == '"' || bare.charAt(0) == '\'')
                && bare.charAt(bare.length() - 1) == bare.charAt(0);
        return isQuoted ? bare.substring(1, bare.length() - 1) : bare;
    }

    private static String cut(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
