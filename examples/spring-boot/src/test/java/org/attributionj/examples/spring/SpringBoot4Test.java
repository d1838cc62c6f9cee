package org.attributionj.examples.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.attributionj.jdbc.tracker.ConversionTracker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts real applications of Spring Boot 4, on new databases and on those that they left behind. */
@Tag("slow")
class SpringBoot4Test {
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void runsOnTheNewerLine() {
        assertThat(SpringBootVersion.getVersion()).startsWith("4.0.");
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
            assertThat(post(application, "/events/touchpoints", """
                    [{"id":"t1","customer":"anna","time":"2026-03-11T12:00:00Z","type":"website visit","channel":"email"}]""")).contains("\"stored\":1");
            assertThat(post(application, "/events/conversions", conversion("order-1")))
                    .contains("\"stored\":1");
            application.getBean(ConversionTracker.class).attributed("order-1").get(60, TimeUnit.SECONDS);
            assertThat(get(application, "/conversions/order-1"))
                    .contains("\"linear\"", "\"markov:order=1\"", "t1", "299.99");
            assertThat(get(application, "/actuator/health/attribution")).contains("\"UP\"", "\"attributed\":1");
            assertThat(get(application, "/actuator/metrics/attribution.tracker.events"))
                    .contains("attribution.tracker");
        }
        try (ConfigurableApplicationContext application = SpringApplication.run(ShopApplication.class, args)) {
            assertThat(get(application, "/conversions/order-1")).contains("\"linear\"", "t1");
            assertThat(post(application, "/events/conversions", conversion("order-1")))
                    .contains("\"duplicates\":1");
            assertThat(post(application, "/events/conversions", conversion("order-2")))
                    .contains("\"stored\":1");
        }
    }

    private static String[] arguments(String url, String user, String password) {
        return new String[] {
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--spring.datasource.url=" + url,
            "--spring.datasource.username=" + user,
            "--spring.datasource.password=" + password
        };
    }

    private static String conversion(String id) {
        return """
                [{"id":"%s","customer":"anna","time":"2026-03-20T12:00:00Z","type":"purchase",\
                "value":{"amount":"299.99","currency":"EUR"}}]""".formatted(id);
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
