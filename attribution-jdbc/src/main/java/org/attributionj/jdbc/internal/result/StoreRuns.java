package org.attributionj.jdbc.internal.result;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.attributionj.core.run.Run;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.result.RunLog;

/** Keeps the runs. */
public final class StoreRuns implements RunLog {
    private static final RowShape<Run> SHAPE = RowShape.of(
            "runs",
            1,
            "id started_ns finished_ns manifest",
            (run, row) -> row.text(run.id())
                    .number(Nanos.of(run.startedAt()))
                    .number(Nanos.ofNullable(run.finishedAt()))
                    .json(JsonText.write(run.manifest())));
    private static final String SELECT = "SELECT id, started_ns, finished_ns, manifest FROM {runs}";

    private final Database database;

    public StoreRuns(Database database) {
        this.database = database;
    }

    @Override
    public void put(Run run) {
        database.write("store a run", session -> {
            session.dialect().replace(session, SHAPE, List.of(run));
            return true;
        });
    }

    @Override
    public Optional<Run> find(String id) {
        return database.read(
                "read a run",
                session -> session.list(SELECT + " WHERE id = ?", StoreRuns::read, id).stream()
                        .findFirst());
    }

    @Override
    public List<Run> all() {
        return database.read(
                "read the runs", session -> session.list(SELECT + " ORDER BY started_ns, id", StoreRuns::read));
    }

    private static Run read(ResultSet row) throws SQLException {
        long finished = row.getLong(3);
        boolean isFinished = !row.wasNull();
        return new Run(
                row.getString(1),
                Nanos.toInstant(row.getLong(2)),
                isFinished ? Nanos.toInstant(finished) : null,
                JsonText.map(row.getString(4)));
    }
}
