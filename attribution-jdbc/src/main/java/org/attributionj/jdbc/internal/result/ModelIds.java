package org.attributionj.jdbc.internal.result;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ListMultimap;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.support.StoreException;

/** Numbers for the names of models, which may be long: a hash, so that programs need not agree on a sequence. */
public final class ModelIds {
    private static final int LONGEST_NAME = 700;

    private ModelIds() {}

    /** The number of a model's name. */
    public static long of(String model) {
        return Hashing.farmHashFingerprint64()
                .hashString(model, StandardCharsets.UTF_8)
                .asLong();
    }

    /** Makes models known. */
    static void register(Session session, Collection<String> models) throws SQLException {
        if (models.isEmpty()) {
            return;
        }
        ListMultimap<Long, String> known = ArrayListMultimap.create();
        String numbers = models.stream().map(model -> Long.toString(of(model))).collect(Collectors.joining(","));
        session.each(
                "SELECT model_id, name FROM {models} WHERE model_id IN (" + numbers + ")",
                row -> known.put(row.getLong(1), row.getString(2)));
        List<String> unknown = new ArrayList<>();
        for (String model : new TreeSet<>(models)) {
            if (model.length() > LONGEST_NAME) {
                throw new IllegalArgumentException("a model's name must have at most " + LONGEST_NAME
                        + " characters to be stored, but has " + model.length() + ": give the model a name of its own");
            }
            List<String> names = known.get(of(model));
            if (names.isEmpty()) {
                unknown.add(model);
            } else if (!names.contains(model)) {
                throw new StoreException("models \"" + model + "\" and \"" + names.get(0)
                        + "\" have the same hash; give one of them another name");
            }
        }
        session.dialect()
                .insert(
                        session,
                        RowShape.<String>of(
                                "models",
                                1,
                                "model_id name",
                                (model, row) -> row.number(of(model)).text(model)),
                        unknown);
    }
}
