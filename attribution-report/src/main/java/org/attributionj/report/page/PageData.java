package org.attributionj.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.attributionj.report.document.ModelName;

/** What the script of the page needs: texts that follow the model, and options of pictures. */
final class PageData {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final List<ModelName> models;
    private final Map<String, Map<String, Object>> texts = new LinkedHashMap<>();
    private final Map<String, Object> charts = new LinkedHashMap<>();
    private int next = 1;

    PageData(List<ModelName> models) {
        this.models = models;
        models.forEach(model -> texts.put(model.id(), new LinkedHashMap<>()));
    }

    List<ModelName> models() {
        return models;
    }

    /** Opens an element whose text and attributes follow the model, in the order of the models, and fills in those of the first. */
    void element(Markup html, String tag, List<String> ofModels, List<Map<String, String>> follow, String... fixed) {
        List<String> attributes = new ArrayList<>(List.of(fixed));
        follow.get(0).forEach((name, value) -> {
            attributes.add(name);
            attributes.add(value);
        });
        boolean isSame = ofModels.stream().distinct().count() <= 1
                && follow.stream().distinct().count() <= 1;
        if (!isSame && models.size() > 1) {
            String key = Integer.toString(next++, Character.MAX_RADIX);
            attributes.add(0, key);
            attributes.add(0, "data-k");
            for (int i = 0; i < models.size(); i++) {
                texts.computeIfAbsent(models.get(i).id(), id -> new LinkedHashMap<>())
                        .put(key, entry(ofModels, follow, i));
            }
        }
        html.leaf(tag, ofModels.isEmpty() ? "" : ofModels.get(0), attributes.toArray(String[]::new));
    }

    private static Object entry(List<String> ofModels, List<Map<String, String>> follow, int model) {
        Object text = ofModels.isEmpty() ? null : ofModels.get(Math.min(model, ofModels.size() - 1));
        Map<String, String> attributes = follow.get(Math.min(model, follow.size() - 1));
        if (attributes.isEmpty()) {
            return text == null ? "" : text;
        }
        List<Object> both = new ArrayList<>();
        both.add(text);
        both.add(attributes);
        return both;
    }

    /** A text that follows the model. */
    void text(Markup html, String tag, List<String> ofModels, String... fixed) {
        element(html, tag, ofModels, List.of(Map.of()), fixed);
    }

    /** A picture that does not depend on the model. */
    void chart(String id, Map<String, Object> base) {
        charts.put(id, Options.map("base", base));
    }

    /** A picture of which a part follows the model. */
    void chart(String id, Map<String, Object> base, Map<String, Object> byModel) {
        charts.put(id, Options.map("base", base, "m", byModel));
    }

    /** The JSON, safe between script tags. */
    String json() {
        List<Object> names = new ArrayList<>();
        models.forEach(model -> names.add(List.of(model.id(), model.title())));
        try {
            return MAPPER.writeValueAsString(Options.map("models", names, "s", texts, "charts", charts))
                    .replace("<", "\\u003c")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the data of a page cannot be written: " + e.getMessage(), e);
        }
    }
}
