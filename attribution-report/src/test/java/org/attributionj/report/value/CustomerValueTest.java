package org.attributionj.report.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.attributionj.report.SharedFiles;
import org.junit.jupiter.api.Test;

/** The models of buying against published figures (notes 004 and 025 of brucehardie.com) and on data made by themselves. */
class CustomerValueTest {
    private static final LocalDate END = LocalDate.of(1997, 9, 30);
    /** Published figures are rounded to three decimals. */
    private static final double PUBLISHED = 6e-4;

    private static List<Purchases> published() throws IOException {
        List<Purchases> customers = new ArrayList<>();
        List<String> lines = Files.readAllLines(SharedFiles.file("data/clv/cdnow_customers_summary.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = Splitter.on(',').splitToList(line);
            customers.add(new Purchases(
                    Double.parseDouble(cells.get(1)),
                    Double.parseDouble(cells.get(2)),
                    Double.parseDouble(cells.get(3)),
                    0));
        }
        return customers;
    }

    @Test
    void howOftenEqualsTheFiguresOfTheAuthors() throws IOException {
        BgNbd model = BgNbd.fit(published());
        assertThat(model.r()).isCloseTo(0.243, within(PUBLISHED));
        assertThat(model.alpha()).isCloseTo(4.414, within(PUBLISHED));
        assertThat(model.a()).isCloseTo(0.793, within(PUBLISHED));
        assertThat(model.b()).isCloseTo(2.426, within(PUBLISHED));
        assertThat(model.logLikelihood()).isCloseTo(-9582.4, within(0.05));
        // note 004: a customer with two repeats, the last one after 30.43 of 38.86 weeks, buys 1.226 times in 39 weeks
        assertThat(model.expectedPurchases(new Purchases(2, 30.43, 38.86, 0), 39))
                .isCloseTo(1.226, within(1e-3));
    }

    @Test
    void howMuchEqualsTheFiguresOfTheAuthors() throws IOException {
        Map<String, Map<LocalDate, Double>> amounts = new TreeMap<>();
        for (String line : Files.readAllLines(SharedFiles.file("data/clv/CDNOW_sample.txt"))) {
            List<String> cells =
                    Splitter.on(CharMatcher.whitespace()).omitEmptyStrings().splitToList(line);
            LocalDate day = LocalDate.parse(cells.get(2), DateTimeFormatter.BASIC_ISO_DATE);
            if (!day.isAfter(END)) {
                amounts.computeIfAbsent(cells.get(1), key -> new TreeMap<>())
                        .merge(day, Double.parseDouble(cells.get(4)), Double::sum);
            }
        }
        List<Purchases> customers = new ArrayList<>();
        amounts.forEach((customer, days) -> {
            LocalDate first = days.keySet().iterator().next();
            int repeats = days.size() - 1;
            double sum = days.values().stream().mapToDouble(Double::doubleValue).sum() - days.get(first);
            double age = ChronoUnit.DAYS.between(first, END) / 7.0;
            customers.add(new Purchases(repeats, 0, age, repeats == 0 ? 0 : sum / repeats));
        });
        GammaGamma model = GammaGamma.fit(customers);
        assertThat(model.p()).isCloseTo(6.25, within(0.02));
        assertThat(model.q()).isCloseTo(3.74, within(0.02));
        assertThat(model.v()).isCloseTo(15.44, within(0.1));
    }

    /** Customers as the model itself makes them: rates from a gamma distribution of shape 1, drop-out uniform. */
    @Test
    void parametersOfMadeUpCustomersAreFoundAgain() {
        Random random = new Random(11);
        List<Purchases> customers = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            double rate = -Math.log(1 - random.nextDouble()) / 4;
            double dropOut = random.nextDouble();
            double age = 20 + random.nextInt(20);
            double time = 0;
            double last = 0;
            int repeats = 0;
            boolean isAlive = true;
            while (isAlive) {
                time += -Math.log(1 - random.nextDouble()) / rate;
                if (time > age) {
                    break;
                }
                last = time;
                repeats++;
                isAlive = random.nextDouble() >= dropOut;
            }
            customers.add(new Purchases(repeats, last, age, 0));
        }
        BgNbd model = BgNbd.fit(customers);
        assertThat(model.r()).isCloseTo(1, within(0.08));
        assertThat(model.alpha()).isCloseTo(4, within(0.4));
        assertThat(model.a()).isCloseTo(1, within(0.1));
        assertThat(model.b()).isCloseTo(1, within(0.12));
    }

    @Test
    void expectationsGrowFromNothingAndDeadCustomersBuyLittle() {
        BgNbd model = new BgNbd(0.243, 4.414, 0.793, 2.426, 0);
        Purchases lively = new Purchases(5, 38, 39, 0);
        Purchases silent = new Purchases(5, 5, 39, 0);
        assertThat(model.expectedPurchases(lively, 0)).isCloseTo(0, within(1e-9));
        assertThat(model.expectedPurchases(lively, 10)).isGreaterThan(model.expectedPurchases(lively, 5));
        assertThat(model.alive(silent)).isLessThan(0.1);
        assertThat(model.expectedPurchases(silent, 10)).isLessThan(model.expectedPurchases(lively, 10) / 5);
        assertThat(model.alive(new Purchases(0, 0, 39, 0))).isEqualTo(1);
    }
}
