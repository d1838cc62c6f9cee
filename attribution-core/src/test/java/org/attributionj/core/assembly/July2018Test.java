package org.attributionj.core.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.journey.Journey;
import org.attributionj.core.journey.LookbackWindows;
import org.attributionj.core.journey.RepeatPolicy;
import org.attributionj.core.money.Money;
import org.junit.jupiter.api.Test;

/** A real event log, whose journeys somebody else made. */
class July2018Test {
    private static final JourneyAssembler PLAIN = JourneyAssembler.standard()
            .withWindows(LookbackWindows.none())
            .withGap(null)
            .withRepeatPolicy(RepeatPolicy.RESET);

    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<Conversion> conversions = new ArrayList<>();

    /** Reads customer_id,time,interaction,conversion,conversion_value,channel; a conversion is a touchpoint as well. */
    private void readEvents() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("data/events_july2018.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            Instant time = Instant.parse(fields[1]);
            touchpoints.add(Touchpoint.of(fields[0], Channel.of(fields[5]), time));
            if (fields[3].equals("1")) {
                conversions.add(Conversion.of(fields[0], ConversionType.PURCHASE, Money.of(fields[4], "EUR"), time));
            }
        }
    }

    @Test
    void journeysAreThoseOfTheReference() throws IOException {
        readEvents();
        Multiset<String> expected = HashMultiset.create();
        List<String> lines = Files.readAllLines(SharedData.file("data/journeys_july2018.csv"));
        for (String line : lines.subList(1, lines.size())) {
            // id,seq,path,total_conversions,total_conversion_value,total_null
            String[] fields = line.split(",", -1);
            expected.add(fields[2] + " " + fields[3]);
        }

        Assembly assembly = PLAIN.assemble(touchpoints, conversions);

        assertThat(HashMultiset.create(assembly.journeys().stream()
                        .map(July2018Test::pathAndOutcome)
                        .toList()))
                .isEqualTo(expected);
        assertThat(assembly.journeys()).hasSize(9_506);
        assertThat(HashMultiset.create(assembly.fit())).isEqualTo(HashMultiset.create(assembly.journeys()));
        assertThat(assembly.credited()).hasSize(1_838);
        BigDecimal value = assembly.credited().stream()
                .map(journey -> journey.netValue().orElseThrow().amount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(value).isEqualByComparingTo("11423.5");
        assertThat(assembly.account().isComplete()).isTrue();
        assertThat(assembly.account().touchpoints().read()).isEqualTo(62_483);
        assertThat(assembly.account().customers()).isEqualTo(7_896);
    }

    private static String pathAndOutcome(Journey journey) {
        return journey.touchpoints().stream()
                        .map(touchpoint -> touchpoint.channel().name())
                        .collect(Collectors.joining(" > "))
                + (journey.isConverted() ? " 1" : " 0");
    }

    @Test
    void standardWindowsAccountForEveryRow() throws IOException {
        readEvents();

        AssemblyAccount account =
                JourneyAssembler.standard().assemble(touchpoints, conversions).account();

        assertThat(account.isComplete()).isTrue();
        assertThat(account.touchpoints().read()).isEqualTo(62_483);
        assertThat(account.conversions().withTouchpoints()).isEqualTo(1_838);
    }
}
