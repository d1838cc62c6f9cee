package org.attributionj.examples.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real requests to the application on a port of its own, with its database in a file. */
class AttributionServerTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final String TOKEN = "of the test";
    private static final String VISITS = """
            {"id":"t1","customer":"anna","time":"2026-03-11T12:00:00Z","channel":"paid search"}
            {"id":"t2","customer":"anna","time":"2026-03-20T07:00:00Z","channel":"email"}
            """;
    private static final String PURCHASE = """
            {"conversion_id":"order-1","customer":"anna","time":"2026-03-20T12:00:00Z","conversion_type":"purchase",\
            "value":50.01,"currency":"EUR"}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    private AttributionServer server;

    @BeforeEach
    void start() throws IOException {
        server = new AttributionServer(
                "jdbc:h2:file:" + folder.resolve("store").toAbsolutePath(), 0, TOKEN, Duration.ofSeconds(2));
    }

    @AfterEach
    void stop() {
        server.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("attribution-tracker"));
    }

    private HttpResponse<String> send(String method, String path, byte[] body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .header("Content-Type", "application/x-ndjson; charset=utf-8")
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String events) throws IOException, InterruptedException {
        return send("POST", "/events", events.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, new byte[0]);
    }

    /** The answer once the sweep has come by and everything of a revision is there. */
    private JsonNode results(String conversion, int revision) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            HttpResponse<String> answer = get("/conversions/" + conversion);
            if (answer.statusCode() == 200) {
                JsonNode results = json.readTree(answer.body());
                if (results.get(0).get("revision").asInt() == revision) {
                    return results;
                }
            }
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private static JsonNode ofModel(JsonNode results, String model) {
        for (JsonNode result : results) {
            if (result.get("model").asText().equals(model)) {
                return result;
            }
        }
        throw new AssertionError("no result of " + model + " in " + results);
    }

    @Test
    void nothingIsOpenedWhereThePortIsTaken() {
        String url = "jdbc:h2:file:" + folder.resolve("other").toAbsolutePath();

        assertThatThrownBy(() -> new AttributionServer(url, server.port(), null))
                .isInstanceOf(BindException.class);
        assertThat(folder.resolve("other.mv.db")).doesNotExist();
    }

    @Test
    void eventsGoInAndResultsComeOut() throws Exception {
        HttpResponse<String> visits = post(VISITS);
        assertThat(visits.statusCode()).as(visits.body()).isEqualTo(200);
        assertThat(json.readTree(visits.body()).get("stored").asInt()).isEqualTo(2);
        assertThat(json.readTree(post(VISITS).body()).get("duplicates").asInt()).isEqualTo(2);
        assertThat(get("/conversions/order-1").statusCode()).isEqualTo(404);
        assertThat(post(PURCHASE).statusCode()).isEqualTo(200);

        JsonNode linear = ofModel(results("order-1", 1), "linear");
        assertThat(linear.get("credits")).hasSize(2);
        assertThat(linear.get("credits").get(0).get("touchpointId").asText()).isEqualTo("t1");
        assertThat(linear.get("credits").get(0).get("amount").get("amount").asText())
                .isEqualTo("25.01");
        assertThat(linear.get("credits").get(1).get("amount").get("amount").asText())
                .isEqualTo("25.00");
        assertThat(results("order-1", 1)).hasSize(3);
        HttpResponse<String> run = get("/runs/" + linear.get("run").asText().replace(" ", "%20"));
        assertThat(json.readTree(run.body()).get("manifest").get("model 1").asText())
                .isEqualTo("linear");

        post("{\"id\":\"t3\",\"customer\":\"anna\",\"time\":\"2026-03-15T00:00:00Z\",\"channel\":\"social\"}");
        assertThat(ofModel(results("order-1", 2), "linear").get("credits")).hasSize(3);
        assertThat(totals("linear"))
                .containsExactlyInAnyOrder("email 16.67 EUR", "paid search 16.67 EUR", "social 16.67 EUR");

        assertThat(send("DELETE", "/customers/anna", new byte[0]).statusCode()).isEqualTo(200);
        assertThat(get("/conversions/order-1").statusCode()).isEqualTo(404);
        assertThat(totals("linear")).containsExactly("ERASED 50.01 EUR");
    }

    private List<String> totals(String model) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (JsonNode total : json.readTree(get("/totals?model=" + model).body())) {
            String label = total.has("label")
                    ? total.get("label").asText()
                    : total.get("kind").asText();
            JsonNode amount = total.get("amount");
            lines.add(label + " " + amount.get("amount").asText() + " "
                    + amount.get("currency").asText());
        }
        return lines;
    }

    @Test
    void whatWasAnsweredIsThereAfterARestart() throws Exception {
        post(VISITS);
        post(PURCHASE);
        server.close();
        start();

        assertThat(json.readTree(post(VISITS + PURCHASE).body())
                        .get("duplicates")
                        .asInt())
                .isEqualTo(3);
        assertThat(results("order-1", 1)).hasSize(3);
    }

    @Test
    void whatIsNoEventIsSaidAndTheRestIsStored() throws Exception {
        HttpResponse<String> answer = post(VISITS + "{\"customer\":\"anna\",\"time\":\"yesterday\"}\n");
        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode rejects = json.readTree(answer.body()).get("rejects");
        assertThat(rejects).hasSize(1);
        assertThat(rejects.get(0).get("line").asInt()).isEqualTo(3);
        assertThat(rejects.get(0).get("value").asText()).isEqualTo("yesterday");
        assertThat(json.readTree(answer.body()).get("stored").asInt()).isEqualTo(2);

        assertThat(get("/events").statusCode()).isEqualTo(405);
        assertThat(get("/customers/anna").statusCode()).isEqualTo(405);
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/runs/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/totals?by=campaign").statusCode()).isEqualTo(400);
        assertThat(post("neither\nCSV,nor JSON\n").statusCode()).isEqualTo(400);
        assertThat(send("POST", "/events", new byte[(1 << 20) + 1]).statusCode())
                .isEqualTo(413);
    }

    /** The documentation's lines, as they stand there, but for the port and the path of the sample. */
    @Test
    void theDocumentedRequestsWork() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "tracker.md"));
        Matcher line = Pattern.compile(
                        "^curl (?:-H (?:'[^']*'|\"[^\"]*\") )?(?:-X (\\S+) )?(?:--data-binary @(\\S+) |-d '([^']*)' )?localhost:8080(/\\S*)$",
                        Pattern.MULTILINE)
                .matcher(page);
        List<String> methods = new ArrayList<>();
        while (line.find()) {
            byte[] body = line.group(2) != null
                    ? Files.readAllBytes(Path.of("..").resolve(line.group(2)))
                    : String.valueOf(line.group(3)).getBytes(StandardCharsets.UTF_8);
            boolean hasBody = line.group(2) != null || line.group(3) != null;
            String method = line.group(1) != null ? line.group(1) : hasBody ? "POST" : "GET";
            methods.add(method);
            if (line.group(4).startsWith("/conversions/")) {
                results(line.group(4).substring("/conversions/".length()), 1);
            }
            HttpResponse<String> answer = send(method, line.group(4), hasBody ? body : new byte[0]);
            assertThat(answer.statusCode())
                    .as(line.group() + "\n" + answer.body())
                    .isEqualTo(200);
        }
        assertThat(methods).containsExactly("POST", "POST", "POST", "GET", "GET", "DELETE");
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void aPageOfAStrangerIsRefusedByTheNameThatItUses() throws Exception {
        assertThat(raw("GET /totals HTTP/1.1\r\nHost: evil.example:" + server.port() + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void whatAFormOfAStrangerCanSendIsRefused() throws Exception {
        HttpRequest form = HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + "/events"))
                .POST(BodyPublishers.ofString(VISITS))
                .header("Content-Type", "text/plain")
                .build();
        assertThat(client.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void packedBodiesAreRefused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(VISITS.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(send("POST", "/events", packed.toByteArray()).statusCode()).isEqualTo(415);
        assertThat(send("POST", "/events", new byte[] {'P', 'K', 3, 4}).statusCode())
                .isEqualTo(415);
    }

    @Test
    void tooManyRowsAreRefusedWhole() throws Exception {
        StringBuilder events = new StringBuilder("id,customer,time,channel\n");
        for (int i = 0; i <= 10_000; i++) {
            events.append(i).append(",anna,2026-03-11T12:00:00Z,email\n");
        }
        HttpResponse<String> answer = post(events.toString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(json.readTree(post(VISITS).body()).get("stored").asInt()).isEqualTo(2);
    }

    @Test
    void aBodyThatDoesNotComeEndsAtItsDeadline() throws Exception {
        String answer = raw("POST /events HTTP/1.1\r\nHost: localhost:" + server.port()
                + "\r\nContent-Type: text/csv\r\nContent-Length: 1000\r\n\r\nid,cust");
        assertThat(answer).doesNotContain("200");
    }

    @Test
    void deletionNeedsTheToken() throws Exception {
        for (String token : List.of("Bearer wrong", "Bearer ", TOKEN)) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + server.port() + "/customers/anna"))
                    .DELETE()
                    .header("Authorization", token)
                    .build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }
}
