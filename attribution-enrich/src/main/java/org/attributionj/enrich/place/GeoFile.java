package org.attributionj.enrich.place;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Place;
import org.jspecify.annotations.Nullable;

/**
 * A file of places by network address in MaxMind's format (GeoLite2 or GeoIP2 City or Country, DB-IP and others), which the
 * user brings, as its licence asks; so is the library {@code maxmind-db}. Thread-safe; to be closed.
 */
public final class GeoFile implements Closeable {
    private final Reader reader;
    private final Path file;

    private GeoFile(Reader reader, Path file) {
        this.reader = reader;
        this.file = file;
    }

    /**
     * Opens a file.
     *
     * @param file the file, ending in {@code .mmdb}
     * @return the file's places
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it is no such file, is damaged, or holds no places
     */
    public static GeoFile open(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new UncheckedIOException(new IOException("cannot read " + file + ": there is no such file"));
        }
        try {
            // small caches of our own would not outlive the reader; its own holds what nearby addresses share
            Reader reader = new Reader(file.toFile(), Reader.FileMode.MEMORY, new CHMCache());
            String type = reader.getMetadata().databaseType();
            if (!type.contains("City") && !type.contains("Country") && !type.contains("Enterprise")) {
                reader.close();
                throw new IllegalArgumentException(
                        file + " holds no places; it is of type " + type + ", not of cities or countries");
            }
            return new GeoFile(reader, file);
        } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
            throw damaged(file, e);
        }
    }

    private static IllegalArgumentException damaged(Path file, Exception cause) {
        return new IllegalArgumentException(
                file + " is no MaxMind database, or is damaged; fetch it again (" + cause.getMessage() + ")", cause);
    }

    /**
     * The place of an address.
     *
     * @param address the address
     * @return the place, with the country's ISO code and English names of region and city; null if the file knows none
     * @throws IllegalArgumentException if the file is damaged where the address lies
     */
    public @Nullable Place find(InetAddress address) {
        try {
            Map<?, ?> record = reader.get(address, Map.class);
            return record == null ? null : placeOf(record);
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        }
    }

    private static @Nullable Place placeOf(Map<?, ?> record) {
        String country = text(record.get("country"), "iso_code");
        String city = text(member(record.get("city"), "names"), "en");
        Object regions = record.get("subdivisions");
        String region =
                regions instanceof List<?> list && !list.isEmpty() ? text(member(list.get(0), "names"), "en") : null;
        return country == null && city == null && region == null
                ? null
                : Place.builder().country(country).region(region).city(city).build();
    }

    private static @Nullable Object member(@Nullable Object map, String key) {
        return map instanceof Map<?, ?> members ? members.get(key) : null;
    }

    private static @Nullable String text(@Nullable Object map, String key) {
        return member(map, key) instanceof String text ? text : null;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }
}
