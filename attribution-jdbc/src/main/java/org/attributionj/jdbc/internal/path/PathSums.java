package org.attributionj.jdbc.internal.path;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.RowWriter;
import org.attributionj.jdbc.internal.sql.Session;

/** Replaces what customers have added to the sums of a stored path table. */
public final class PathSums {
    private PathSums() {}

    private record CustomerPart(String customer, Part part) {}

    /** Notes that the sums do not hold a customer's newest events, for all tables there are. */
    public static void noteChanges(Session session, Collection<String> customers) throws SQLException {
        if (customers.isEmpty()) {
            return;
        }
        for (String table : tables(session)) {
            session.dialect()
                    .replace(
                            session,
                            RowShape.<String>of(
                                    "path_changes",
                                    2,
                                    "table_name customer",
                                    (customer, row) -> row.text(table).text(customer)),
                            new TreeSet<>(customers));
        }
    }

    static List<String> tables(Session session) throws SQLException {
        return session.list("SELECT name FROM {path_tables} ORDER BY name", row -> row.getString(1));
    }

    /** Lets nobody else change a table until the transaction ends. */
    static boolean lock(Session session, String table, long now) throws SQLException {
        return session.update("UPDATE {path_tables} SET refreshed_ns = ? WHERE name = ?", now, table) == 1;
    }

    /** Lets nobody else change any table until the transaction ends. */
    public static void lockAll(Session session, long now) throws SQLException {
        for (String table : tables(session)) {
            lock(session, table, now);
        }
    }

    /** Takes a customer out of all tables, which are locked. */
    public static void remove(Session session, String customer) throws SQLException {
        for (String table : tables(session)) {
            Map<String, List<Part>> nothing = new TreeMap<>();
            nothing.put(customer, List.of());
            replace(session, table, nothing);
            session.update("DELETE FROM {path_changes} WHERE table_name = ? AND customer = ?", table, customer);
        }
    }

    /** Replaces the parts of some customers, of a table that is locked. */
    static void replace(Session session, String table, Map<String, List<Part>> parts) throws SQLException {
        Map<String, Part> changes = new TreeMap<>();
        List<Part> old = session.listIn(
                list -> "SELECT " + Part.COLUMNS + " FROM {path_parts} WHERE table_name = ? AND customer IN (" + list
                        + ")",
                parts.keySet(),
                Part::read,
                table);
        old.forEach(part -> changes.merge(part.key(), part.negated(), Part::plus));
        session.updateIn(
                list -> "DELETE FROM {path_parts} WHERE table_name = ? AND customer IN (" + list + ")",
                parts.keySet(),
                table);
        List<CustomerPart> fresh = new ArrayList<>();
        parts.forEach((customer, own) -> {
            Map<String, Part> byKey = new TreeMap<>();
            own.forEach(part -> byKey.merge(part.key(), part, Part::plus));
            byKey.values().forEach(part -> {
                fresh.add(new CustomerPart(customer, part));
                changes.merge(part.key(), part, Part::plus);
            });
        });
        session.dialect()
                .insert(
                        session,
                        RowShape.<CustomerPart>of(
                                "path_parts",
                                3,
                                "customer table_name path_key path conversions amount currency nulls",
                                (value, row) -> {
                                    row.text(value.customer()).text(table);
                                    fill(value.part(), row);
                                }),
                        fresh);
        add(session, table, changes);
    }

    private static void add(Session session, String table, Map<String, Part> changes) throws SQLException {
        session.listIn(
                        list -> "SELECT " + Part.COLUMNS + " FROM {paths} WHERE table_name = ? AND path_key IN (" + list
                                + ")",
                        changes.keySet(),
                        Part::read,
                        table)
                .forEach(part -> changes.merge(part.key(), part, Part::plus));
        List<String> gone =
                changes.values().stream().filter(Part::isNothing).map(Part::key).toList();
        session.updateIn(
                list -> "DELETE FROM {paths} WHERE table_name = ? AND path_key IN (" + list + ")", gone, table);
        changes.keySet().removeAll(gone);
        session.dialect()
                .replace(
                        session,
                        RowShape.<Part>of(
                                "paths",
                                2,
                                "table_name path_key path conversions amount currency nulls",
                                (part, row) -> fill(part, row.text(table))),
                        changes.values());
    }

    private static void fill(Part part, RowWriter row) throws SQLException {
        row.text(part.key())
                .json(JsonText.write(part.path()))
                .number(part.conversions())
                .decimal(part.value().amount())
                .text(part.value().currency().getCurrencyCode())
                .number(part.nulls());
    }
}
