package org.attributionj.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ObjectArrays;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.attributionj.core.event.Conversion;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.money.Money;
import org.attributionj.jdbc.AttributionStore;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts real applications of Spring Boot 3.5, on new databases and on those that they left behind. */
@Tag("slow")
class SpringBoot3Test {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void runsOnTheOlderLine() {
        assertThat(SpringBootVersion.getVersion()).startsWith("3.5.");
    }

    @Test
    void tracksAndAttributesOnNewAndOnExistingH2() throws Exception {
        startsTwice("jdbc:h2:file:" + folder.resolve("shop"), "sa", "");
    }

    @Test
    void tracksAndAttributesOnNewAndOnExistingPostgresql() throws Exception {
        try (EmbeddedPostgres server =
                EmbeddedPostgres.builder().setServerConfig("fsync", "on").start()) {
            startsTwice(server.getJdbcUrl("postgres", "postgres"), "postgres", "");
        }
    }

    private void startsTwice(String url, String user, String password) throws Exception {
        String[] args = arguments(url, user, password);
        try (ConfigurableApplicationContext application = SpringApplication.run(ShopApplication.class, args)) {
            assertThat(post(application, "/touchpoints", """
                            {"id":"t1","customer":"anna","time":"2026-03-11T12:00:00Z","type":"website visit","channel":"email"}""")).isEqualTo("1");
            assertThat(post(application, "/conversions", conversion("order-1"))).isEqualTo("1");
            assertThat(get(application, "/results/order-1"))
                    .contains("\"half\"", "\"linear\"", "\"markov:order=1\"", "t1", "299.99");
            assertThat(get(application, "/actuator/health/attribution")).contains("\"UP\"", "\"attributed\":1");
            assertThat(get(application, "/actuator/metrics/attribution.tracker.events"))
                    .contains("attribution.tracker");
        }
        try (ConfigurableApplicationContext application = SpringApplication.run(ShopApplication.class, args)) {
            assertThat(get(application, "/results/order-1")).contains("\"linear\"", "t1");
            assertThat(post(application, "/conversions", conversion("order-1"))).isEqualTo("0");
            assertThat(post(application, "/conversions", conversion("order-2"))).isEqualTo("1");
        }
    }

    /** With one connection: what is written inside of the transaction needs no other one. */
    @Test
    void whatATransactionRollsBackWasNeverAttributed() throws Exception {
        String[] args = ObjectArrays.concat(
                arguments("jdbc:h2:file:" + folder.resolve("orders"), "sa", ""),
                "--spring.datasource.hikari.maximum-pool-size=1");
        try (ConfigurableApplicationContext application = SpringApplication.run(ShopApplication.class, args)) {
            ShopApplication.Orders orders = application.getBean(ShopApplication.Orders.class);
            AttributionStore store = application.getBean(AttributionStore.class);
            Conversion order = Conversion.builder(
                            "anna",
                            ConversionType.PURCHASE,
                            Money.of("10.00", "EUR"),
                            Instant.parse("2026-03-20T12:00:00Z"))
                    .id("order-1")
                    .build();

            assertThatThrownBy(() -> orders.order(order, false)).hasMessage("not paid");
            assertThat(store.journeys().events("anna").conversions()).isEmpty();
            assertThat(orders.order(order, true)).isEqualTo(1);
            ConversionTracker tracker = application.getBean(ConversionTracker.class);
            tracker.sweep();
            tracker.attributed("order-1").get(60, TimeUnit.SECONDS);
            assertThat(store.results().of("order-1")).hasSizeGreaterThan(1);

            TransactionalEvents events = application.getBean(TransactionalEvents.class);
            assertThat(events.write(order).duplicates()).isEqualTo(1);
        }
    }

    @Test
    void aProgramThatOnlyReadsHasNoTracker() {
        try (ConfigurableApplicationContext application = SpringApplication.run(
                ReaderApplication.class,
                "--spring.main.web-application-type=none",
                "--attribution.tracker.enabled=false",
                "--spring.datasource.url=jdbc:h2:mem:reader")) {
            assertThat(application.getBeansOfType(AttributionStore.class)).hasSize(1);
            assertThat(application.getBeansOfType(ConversionTracker.class)).isEmpty();
        }
    }

    private static String[] arguments(String url, String user, String password) {
        return new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + user,
            "--spring.datasource.password=" + password,
            "--attribution.models=linear,time-decay:half-life=7d,markov",
            "--attribution.windows.conversions.purchase=60d",
            "--attribution.tracker.immediate-from=500 EUR",
            "--management.endpoints.web.exposure.include=health,metrics",
            "--management.endpoint.health.show-details=always",
            "--management.endpoint.health.show-components=always"
        };
    }

    private static String conversion(String id) {
        return """
                {"id":"%s","customer":"anna","time":"2026-03-20T12:00:00Z","type":"purchase",\
                "value":{"amount":"299.99","currency":"EUR"}}""".formatted(id);
    }

    private String post(ConfigurableApplicationContext application, String path, String body)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(application, path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private String get(ConfigurableApplicationContext application, String path)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(application, path)).build());
    }

    private String send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private static URI uri(ConfigurableApplicationContext application, String path) {
        return URI.create("http://localhost:" + application.getEnvironment().getProperty("local.server.port") + path);
    }
}
