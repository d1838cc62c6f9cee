package org.attributionj.jdbc.internal.write;

import com.google.common.collect.ImmutableSet;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.Cost;
import org.attributionj.core.event.Customer;
import org.attributionj.jdbc.internal.row.JsonText;
import org.attributionj.jdbc.internal.row.Moneys;
import org.attributionj.jdbc.internal.sql.Database;
import org.attributionj.jdbc.internal.sql.Nanos;
import org.attributionj.jdbc.internal.sql.RowShape;
import org.attributionj.jdbc.internal.sql.Span;
import org.attributionj.jdbc.support.Period;
import org.attributionj.jdbc.write.ReferenceData;
import org.attributionj.jdbc.write.RejectedEvent;
import org.jspecify.annotations.Nullable;

/** Keeps the population, costs and refused rows. */
public final class StoreReferenceData implements ReferenceData {
    private static final RowShape<Customer> CUSTOMERS = RowShape.of(
            "customers",
            1,
            "id held_out would_have_been_served covariates",
            (customer, row) -> row.text(customer.id())
                    .json(JsonText.of(customer.heldOut()))
                    .json(JsonText.of(customer.wouldHaveBeenServed()))
                    .json(JsonText.of(customer.covariates())));
    private static final RowShape<Cost> COSTS = RowShape.of(
            "costs",
            1,
            "id from_ns to_ns channel campaign amount currency",
            (cost, row) -> row.text(cost.id())
                    .number(Nanos.of(cost.from()))
                    .number(Nanos.of(cost.to()))
                    .text(cost.channel().name())
                    .text(cost.campaign())
                    .decimal(cost.amount().amount())
                    .text(cost.amount().currency().getCurrencyCode()));

    private final Database database;
    private final Texts texts;

    public StoreReferenceData(Database database) {
        this.database = database;
        texts = new Texts(database.dialect());
    }

    @Override
    public void putCustomers(Collection<Customer> customers) {
        for (Customer customer : customers) {
            require(texts.problemOfId(customer.id(), "customer"));
            customer.heldOut().forEach(channel -> require(texts.problem(channel.name(), "heldOut")));
            customer.wouldHaveBeenServed()
                    .forEach(channel -> require(texts.problem(channel.name(), "wouldHaveBeenServed")));
            requireMap(customer.covariates());
        }
        replace("store customers", CUSTOMERS, customers);
    }

    private void requireMap(Map<String, String> covariates) {
        covariates.forEach((name, value) -> {
            require(texts.problem(name, "covariates"));
            require(texts.problem(value, "covariates"));
        });
        require(texts.problem(JsonText.of(covariates), "covariates together"));
    }

    private static void require(Optional<String> problem) {
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
    }

    private <T> void replace(String what, RowShape<T> shape, Collection<T> rows) {
        database.write(what, session -> {
            session.dialect().replace(session, shape, rows);
            return rows.size();
        });
    }

    @Override
    public void forEachCustomer(Consumer<? super Customer> consumer) {
        database.read("read the population", session -> {
            session.each(
                    "SELECT id, held_out, would_have_been_served, covariates FROM {customers} ORDER BY id", row -> {
                        consumer.accept(customer(row));
                        return row;
                    });
            return true;
        });
    }

    private static Customer customer(ResultSet row) throws SQLException {
        return new Customer(
                row.getString(1),
                channels(row.getString(2)),
                channels(row.getString(3)),
                JsonText.map(row.getString(4)));
    }

    private static Set<Channel> channels(@Nullable String json) {
        return JsonText.list(json).stream().map(Channel::of).collect(ImmutableSet.toImmutableSet());
    }

    @Override
    public void putCosts(Collection<Cost> costs) {
        for (Cost cost : costs) {
            require(texts.problemOfId(cost.id(), "cost id"));
            require(texts.problem(cost.channel().name(), "channel"));
            require(texts.problem(cost.campaign(), "campaign"));
        }
        replace("store costs", COSTS, costs);
    }

    @Override
    public List<Cost> costs(Period period) {
        return database.read(
                "read costs",
                session -> session.list(
                        "SELECT id, from_ns, to_ns, channel, campaign, amount, currency FROM {costs} WHERE from_ns >= ? AND"
                                + " from_ns <= ? ORDER BY from_ns, id",
                        row -> new Cost(
                                row.getString(1),
                                Nanos.toInstant(row.getLong(2)),
                                Nanos.toInstant(row.getLong(3)),
                                Channel.of(row.getString(4)),
                                row.getString(5),
                                Moneys.read(row.getString(6), row.getString(7))),
                        Span.first(period),
                        Span.last(period)));
    }

    @Override
    public void putRejected(Collection<RejectedEvent> rejected) {
        replace(
                "store rejected events",
                RejectionRows.shape(database.dialect(), database.now()),
                List.copyOf(rejected));
    }

    @Override
    public void forEachRejected(Consumer<? super RejectedEvent> consumer) {
        database.read("read rejected events", session -> {
            session.each(RejectionRows.SELECT, row -> {
                consumer.accept(RejectionRows.read(row));
                return row;
            });
            return true;
        });
    }
}
