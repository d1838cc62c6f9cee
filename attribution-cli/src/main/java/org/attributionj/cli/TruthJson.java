package org.attributionj.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.attributionj.core.event.Channel;
import org.attributionj.eval.truth.KnownTruth;
import org.attributionj.eval.truth.Truth;

/**
 * {@code truth.json}: {@code dataset}, {@code seed}, {@code channels}, {@code primary}, {@code baseline_share} if known, and
 * {@code truths}, each with an {@code estimand} and {@code shares}. What else there is in a file is passed over.
 */
final class TruthJson {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private TruthJson() {}

    static String write(KnownTruth truth, int users) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("dataset", truth.dataset());
        root.put("seed", truth.seed());
        root.put("n_users", users);
        truth.channels().forEach(channel -> root.withArray("channels").add(channel.name()));
        root.put("primary", truth.primary());
        truth.baselineShare().ifPresent(share -> root.put("baseline_share", share));
        ObjectNode truths = root.putObject("truths");
        truth.truths().forEach((name, one) -> {
            ObjectNode node = truths.putObject(name);
            node.put("estimand", one.estimand());
            ObjectNode shares = node.putObject("shares");
            one.shares().forEach((channel, share) -> shares.put(channel.name(), share));
        });
        return JSON.writeValueAsString(root) + "\n";
    }

    static KnownTruth read(Path file) {
        try {
            return truth(JSON.readTree(Files.readString(file)), file);
        } catch (IOException e) {
            throw FileProblem.cannot("read", file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static KnownTruth truth(JsonNode root, Path file) {
        List<String> names = ImmutableList.copyOf(root.path("channels")).stream()
                .map(JsonNode::asText)
                .toList();
        // spelled as readers of events spell them
        List<Channel> channels = names.stream().map(Channel::named).toList();
        ImmutableMap.Builder<String, Truth> truths = ImmutableMap.builder();
        for (Map.Entry<String, JsonNode> truth : root.path("truths").properties()) {
            ImmutableSortedMap.Builder<Channel, Double> shares = ImmutableSortedMap.naturalOrder();
            JsonNode given = truth.getValue().path("shares");
            for (String name : names) {
                shares.put(Channel.named(name), given.path(name).asDouble(0));
            }
            String estimand = truth.getValue().path("estimand").asText("");
            truths.put(
                    truth.getKey(), new Truth(estimand.isBlank() ? truth.getKey() : estimand, shares.buildOrThrow()));
        }
        JsonNode baseline = root.path("baseline_share");
        return new KnownTruth(
                root.path("dataset").asText(String.valueOf(file.getFileName())),
                root.path("seed").asLong(),
                channels,
                root.path("primary").asText(),
                truths.buildOrThrow(),
                baseline.isNumber() ? baseline.asDouble() : null);
    }
}
