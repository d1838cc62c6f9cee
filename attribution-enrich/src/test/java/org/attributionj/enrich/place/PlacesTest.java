package org.attributionj.enrich.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.net.InetAddresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    @TempDir
    private Path directory;

    private static Touchpoint from(String address) {
        return Touchpoint.builder("anna", Instant.EPOCH)
                .channel(Channel.EMAIL)
                .address(address)
                .build();
    }

    private static Path shared(String name) {
        Path geo = Path.of(System.getProperty("attributionj.shared", "../../shared"))
                .resolve("data/geo");
        Assumptions.assumeTrue(
                Files.isDirectory(geo), () -> "no reference data at " + geo.toAbsolutePath() + ": not tested");
        return geo.resolve(name);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.77, 192.0.2.0",
        "192.0.2.77:8080, 192.0.2.0",
        "'192.0.2.77, 198.51.100.1', 192.0.2.0",
        "2001:db8:1:2:3::4, 2001:db8:1::",
        "[2001:db8:1:2:3::4]:443, 2001:db8:1::",
        "fe80::1%eth0, fe80::",
        "unknown,",
        "www.example.org,",
    })
    void addressesAreShortened(String address, String kept) {
        PlaceEnrichment enrichment = PlaceEnrichment.none(AddressPolicy.shorten());
        assertThat(enrichment.apply(from(address)).touchpoint().address()).isEqualTo(kept);
    }

    @Test
    void addressesAreDroppedUnlessAskedFor() {
        Place berlin = new Place("DE", "Berlin", "Berlin");
        PlaceEnrichment enrichment = PlaceEnrichment.of(address -> berlin);
        Touchpoint after = enrichment.apply(from("192.0.2.77")).touchpoint();
        assertThat(after.place()).isEqualTo(berlin);
        assertThat(after.address()).isNull();
        assertThat(enrichment
                        .keeping(AddressPolicy.keep())
                        .apply(from(" 192.0.2.77 "))
                        .touchpoint()
                        .address())
                .isEqualTo("192.0.2.77");
    }

    @Test
    void hashesNeedTheSecret() {
        AddressPolicy one = AddressPolicy.hash("0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        AddressPolicy other = AddressPolicy.hash("fedcba9876543210".getBytes(StandardCharsets.UTF_8));
        var address = InetAddresses.forString("192.0.2.77");
        assertThat(one.apply(address)).isEqualTo(one.apply(address)).hasSize(64).isNotEqualTo(other.apply(address));
        assertThatThrownBy(() -> AddressPolicy.hash(new byte[3])).hasMessageContaining("at least 16 bytes");
    }

    @Test
    void whatCannotBeReadIsToldOf() {
        assertThat(PlaceEnrichment.none(AddressPolicy.keep())
                        .apply(from("home"))
                        .problems())
                .containsExactly(new Problem("address", ProblemKind.UNREADABLE, Treatment.IGNORED));
    }

    @Test
    void aFileThatIsNoDatabaseIsOneClearError() throws IOException {
        Path file = directory.resolve("x.mmdb");
        assertThatThrownBy(() -> GeoFile.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("there is no such file");
        for (String content : List.of("", "no database", "\u00ab\u00cd\u00efMaxMind.com".repeat(3))) {
            Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
            assertThatThrownBy(() -> GeoFile.open(file))
                    .as(content)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("x.mmdb")
                    .hasMessageContaining("fetch it again");
        }
    }

    @Test
    void findsCityRegionAndCountry() {
        try (GeoFile file = GeoFile.open(shared("GeoIP2-City-Test.mmdb"))) {
            assertThat(file.find(InetAddresses.forString("81.2.69.142")))
                    .isEqualTo(new Place("GB", "England", "London"));
            assertThat(file.find(InetAddresses.forString("127.0.0.1"))).isNull();
        }
        try (GeoFile file = GeoFile.open(shared("GeoLite2-Country-Test.mmdb"))) {
            assertThat(file.find(InetAddresses.forString("81.2.69.142"))).isEqualTo(new Place("GB", null, null));
        }
    }

    @Test
    void aDamagedFileIsOneClearErrorWhereItIsDamaged() {
        Path path = shared("GeoIP2-City-Test-Broken-Double-Format.mmdb");
        try (GeoFile file = GeoFile.open(path)) {
            assertThatThrownBy(() -> file.find(InetAddresses.forString("2001:220::")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("damaged; fetch it again");
        }
    }
}
