package org.attributionj.io.sort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Device;
import org.attributionj.core.event.Milestone;
import org.attributionj.core.event.Place;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.attributionj.core.event.Utm;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomerSortTest {
    private static final Instant TIME = Instant.parse("2026-01-01T00:00:00.000000001Z");

    @TempDir
    private Path parent;

    private static Touchpoint full(String customer, int i) {
        return Touchpoint.builder(customer, TIME.plusSeconds(i))
                .id("id " + customer + i)
                .sequence(-i)
                .channel(Channel.of("c" + i % 3))
                .type(TouchpointType.EMAIL_CLICK)
                .campaign("spr\u00efng")
                .creative("")
                .session("s" + i)
                .milestones(Milestone.LEAD_CREATED, Milestone.CLOSED)
                .cost(Money.of("0.030", "EUR"))
                .utm(new Utm("a", null, "b", null, "\ud83d\ude00"))
                .device(new Device(null, "linux", null))
                .place(new Place("DE", null, null))
                .attributes(java.util.Map.of("k", "v", "l", ""))
                .build();
    }

    private static Conversion fullConversion(String customer, int i) {
        return Conversion.builder(
                        customer,
                        ConversionType.of("own"),
                        Money.of("-123456789012345678901234567890.125", "JPY"),
                        TIME.minusSeconds(i))
                .allowNegative()
                .id("conversion " + customer + i)
                .sequence(i)
                .orderId("o")
                .productIds(List.of("p", "q"))
                .category("shoes")
                .quantity(0L)
                .adjusts("x")
                .attributes(java.util.Map.of("k", "v"))
                .build();
    }

    @Test
    void customersComeInOrderWithAllTheirEvents() throws IOException {
        TreeMap<String, List<Object>> expected = new TreeMap<>();
        List<Object> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String customer = "u\u00e9" + i % 37;
            events.add(full(customer, i));
            events.add(Touchpoint.of(customer, Channel.EMAIL, TIME.plusSeconds(i)));
            if (i % 5 == 0) {
                events.add(fullConversion(customer, i));
                events.add(Conversion.builder(customer, ConversionType.PURCHASE, Money.of("5", "EUR"), TIME)
                        .allowNegative()
                        .build());
            }
        }
        Collections.shuffle(events, new Random(7));
        for (int runLength : new int[] {1, 10, 1000}) {
            expected.clear();
            Path directory = Files.createDirectory(parent.resolve("run" + runLength));
            try (CustomerSort sort = new CustomerSort(directory, runLength)) {
                for (Object event : events) {
                    if (event instanceof Touchpoint touchpoint) {
                        sort.add(touchpoint);
                        expected.computeIfAbsent(touchpoint.customer(), id -> new ArrayList<>())
                                .add(touchpoint);
                    } else if (event instanceof Conversion conversion) {
                        sort.add(conversion);
                        expected.computeIfAbsent(conversion.customer(), id -> new ArrayList<>());
                    }
                }
                events.forEach(event -> {
                    if (event instanceof Conversion conversion) {
                        expected.get(conversion.customer()).add(conversion);
                    }
                });
                for (int pass = 0; pass < 2; pass++) {
                    List<String> customers = new ArrayList<>();
                    sort.forEachCustomer((customer, touchpoints, conversions) -> {
                        customers.add(customer);
                        List<Object> all = new ArrayList<>(touchpoints);
                        all.addAll(conversions);
                        assertThat(all).isEqualTo(expected.get(customer));
                    });
                    assertThat(customers).containsExactlyElementsOf(expected.keySet());
                }
            }
            assertThat(directory).doesNotExist();
        }
    }

    @Test
    void noEventsAreNoCustomers() throws IOException {
        try (CustomerSort sort = new CustomerSort(Files.createDirectory(parent.resolve("empty")), 5)) {
            sort.forEachCustomer((customer, touchpoints, conversions) -> {
                throw new AssertionError(customer);
            });
        }
    }

    @Test
    void fullDiskIsToldInOneLine() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(Files.isWritable(full)).isTrue();
        Path directory = Files.createDirectory(parent.resolve("full"));
        Files.createSymbolicLink(directory.resolve("run-0"), full);
        try (CustomerSort sort = new CustomerSort(directory, 1)) {
            assertThatThrownBy(() -> sort.add(full("u", 1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("cannot sort events in " + directory)
                    .hasMessageContaining("No space left on device")
                    .hasMessageNotContaining("\n");
        }
        assertThat(directory).doesNotExist();
        assertThat(full).exists();
    }

    @Test
    void lengthOfRunsIsChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CustomerSort(parent, 0));
    }
}
