package org.attributionj.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Javadoc of the modules, where it was made.
 *
 * @param folders where it is, by module
 */
record Javadoc(Map<String, Path> folders) {
    private static final Pattern JAVA = Pattern.compile("(attribution-[a-z-]+)/src/main/java/(.*)\\.java");

    static Javadoc find(Path root) throws IOException {
        Map<String, Path> found = new TreeMap<>();
        try (Stream<Path> modules = Files.list(root)) {
            modules.forEach(module -> Stream.of("target/reports/apidocs", "target/apidocs")
                    .map(module::resolve)
                    .filter(Files::isDirectory)
                    .findFirst()
                    .ifPresent(folder -> found.put(module.getFileName().toString(), folder)));
        }
        return new Javadoc(found);
    }

    /** The page of a Java file, in the site; empty if there is none. */
    Optional<String> page(String file) {
        Matcher java = JAVA.matcher(file);
        if (!java.matches() || !folders.containsKey(java.group(1))) {
            return Optional.empty();
        }
        String type = java.group(2) + ".html";
        // of a module with a descriptor, the pages are in a folder of the module's name
        String module = "org." + java.group(1).replaceFirst("attribution-", "attributionj.") + "/";
        return Stream.of(type, module + type)
                .filter(page -> Files.exists(folders.get(java.group(1)).resolve(page)))
                .map(page -> "api/" + java.group(1) + "/" + page)
                .findFirst();
    }
}
