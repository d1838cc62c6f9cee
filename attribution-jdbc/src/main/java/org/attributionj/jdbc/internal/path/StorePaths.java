package org.attributionj.jdbc.internal.path;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.attributionj.core.assembly.AssemblySession;
import org.attributionj.core.assembly.JourneyAssembler;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.statistic.path.PathTable;
import org.attributionj.jdbc.internal.read.CustomerPages;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Session;
import org.attributionj.jdbc.internal.sql.Stripes;
import org.attributionj.jdbc.path.PathTables;

/** Keeps path tables. */
public final class StorePaths implements PathTables {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum} _-]{1,64}");
    private static final int CUSTOMERS_AT_ONCE = 500;

    private final Database database;

    public StorePaths(Database database) {
        this.database = database;
    }

    @Override
    public PathTable refresh(String name, JourneyAssembler assembler, Dimension path, List<PathTransform> transforms) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be of 1 to 64 letters, digits, blanks, underscores and hyphens, but was \"" + name
                            + "\"");
        }
        if (assembler.goal() == null || assembler.observedUntil() != null) {
            throw new IllegalArgumentException("assembler must have a goal and no end of the observation, because both"
                    + " would change what is stored of customers without new events");
        }
        String settings = settings(assembler, path);
        database.write("make a path table", session -> make(session, name, settings));
        while (database.write("refresh a path table", session -> refreshSome(session, name, assembler, path))) {
            // each transaction takes its customers off the list
        }
        return database.read("read a path table", session -> read(session, name, path, transforms));
    }

    private static String settings(JourneyAssembler assembler, Dimension path) {
        return "path " + path.name() + ", goal " + assembler.goal() + ", windows " + assembler.windows()
                + ", ineligible "
                + assembler.windows().ineligible() + ", gap " + assembler.gap() + ", repeats dropped "
                + assembler.dropsRepeats() + ", currency "
                + (assembler.currency() == null ? "none" : assembler.currency().target());
    }

    private boolean make(Session session, String name, String settings) throws SQLException {
        session.dialect().beginWriting(session);
        List<String> stored =
                session.list("SELECT settings FROM {path_tables} WHERE name = ?", row -> row.getString(1), name);
        if (stored.isEmpty()) {
            // while no event is being written, so that each is either among the changes or noted by its writer
            session.dialect().lockStripes(session, Stripes.all());
            session.update(
                    "INSERT INTO {path_tables} (name, settings, refreshed_ns) VALUES (?, ?, ?)",
                    name,
                    settings,
                    database.now());
            return session.update("INSERT INTO {path_changes} (table_name, customer) SELECT '" + name
                            + "', customer FROM (SELECT"
                            + " customer FROM {touchpoints} UNION SELECT customer FROM {conversions}) everybody")
                    > 0;
        }
        if (!stored.contains(settings)) {
            throw new IllegalArgumentException("path table \"" + name + "\" is stored under other settings: "
                    + stored.get(0) + ", not " + settings + "; drop it or choose another name");
        }
        return false;
    }

    private boolean refreshSome(Session session, String name, JourneyAssembler assembler, Dimension path)
            throws SQLException {
        if (!PathSums.lock(session, name, database.now())) {
            return false;
        }
        List<String> customers = session.list(
                "SELECT customer FROM {path_changes} WHERE table_name = ? ORDER BY customer LIMIT " + CUSTOMERS_AT_ONCE,
                row -> row.getString(1),
                name);
        if (customers.isEmpty()) {
            return false;
        }
        SortedSet<Integer> stripes = new TreeSet<>();
        customers.forEach(customer -> stripes.add(Stripes.of(customer)));
        session.dialect().lockStripes(session, stripes);
        session.updateIn(
                list -> "DELETE FROM {path_changes} WHERE table_name = ? AND customer IN (" + list + ")",
                customers,
                name);
        Map<String, List<Part>> parts = new TreeMap<>();
        AssemblySession assembly = assembler.start(JourneySink.of(
                JourneyKind.FIT,
                journey -> parts.computeIfAbsent(journey.customer(), any -> new ArrayList<>())
                        .add(Part.of(journey, path))));
        new CustomerPages(session, Long.MIN_VALUE, Long.MAX_VALUE).forEachOf(customers, events -> {
            parts.put(events.customer(), new ArrayList<>());
            assembly.customer(events.customer(), events.touchpoints(), events.conversions());
        });
        PathSums.replace(session, name, parts);
        return customers.size() == CUSTOMERS_AT_ONCE;
    }

    private static PathTable read(Session session, String name, Dimension path, List<PathTransform> transforms)
            throws SQLException {
        PathTable table = PathTable.of(path, transforms);
        session.each(
                "SELECT " + Part.COLUMNS + " FROM {paths} WHERE table_name = ?",
                row -> {
                    Part part = Part.read(row);
                    table.add(part.path(), part.conversions(), part.value(), part.nulls());
                    return part;
                },
                name);
        return table;
    }

    @Override
    public void drop(String name) {
        database.write("drop a path table", session -> {
            session.dialect().lockStripes(session, Stripes.all());
            for (String table : List.of("path_changes", "path_parts", "paths")) {
                session.update("DELETE FROM {" + table + "} WHERE table_name = ?", name);
            }
            return session.update("DELETE FROM {path_tables} WHERE name = ?", name);
        });
    }

    @Override
    public List<String> names() {
        return database.read("list path tables", PathSums::tables);
    }
}
