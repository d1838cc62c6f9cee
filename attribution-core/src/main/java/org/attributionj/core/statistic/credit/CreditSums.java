package org.attributionj.core.statistic.credit;

import static org.attributionj.core.internal.Checks.check;

import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import org.attributionj.core.columnar.Dictionary;
import org.attributionj.core.internal.SerialData;
import org.attributionj.core.money.MoneyUnit;
import org.jspecify.annotations.Nullable;

/**
 * The accumulator of {@link CreditStatistic}: exact sums per model, unit of value and label. Equal sums serialise to equal
 * bytes. One thread at a time.
 */
public final class CreditSums implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient ImmutableList<String> models;
    private final transient Dictionary labels;
    private final transient BitSet seen = new BitSet();
    private final transient List<UnitCredits> units = new ArrayList<>(1);
    private transient @Nullable CreditWorker worker;

    CreditSums(ImmutableList<String> models, Dictionary labels) {
        this.models = models;
        this.labels = labels;
    }

    ImmutableList<String> models() {
        return models;
    }

    Dictionary labels() {
        return labels;
    }

    /** What feeds these sums, made anew wherever they arrive. */
    CreditWorker worker(CreditStatistic statistic) {
        CreditWorker known = worker;
        if (known == null) {
            known = new CreditWorker(statistic, this);
            worker = known;
        }
        return known;
    }

    void see(int code) {
        seen.set(code);
    }

    /** The sums of a unit, which are made if it is new. */
    UnitCredits unit(MoneyUnit unit) {
        for (int i = 0; i < units.size(); i++) {
            if (units.get(i).unit().equals(unit)) {
                return units.get(i);
            }
        }
        UnitCredits added = new UnitCredits(unit, models.size());
        units.add(added);
        return added;
    }

    ImmutableList<UnitCredits> sortedUnits() {
        return ImmutableList.sortedCopyOf(Comparator.comparing(UnitCredits::unit), units);
    }

    /** The labels that some journey had, sorted. */
    ImmutableList<String> seenLabels() {
        return seen.stream().mapToObj(labels::label).sorted().collect(ImmutableList.toImmutableList());
    }

    int cell(String label) {
        return UnitCredits.FIRST_LABEL + labels.code(label);
    }

    void merge(CreditSums other) {
        check(
                models.equals(other.models),
                () -> "credit sums must be of the same models, but are of " + models + " and " + other.models);
        ImmutableList<String> theirs = other.seenLabels();
        theirs.forEach(label -> see(labels.code(label)));
        for (UnitCredits from : other.sortedUnits()) {
            UnitCredits to = unit(from.unit());
            to.addConversions(from.conversions());
            for (int model = 0; model < models.size(); model++) {
                copy(from, UnitCredits.BASELINE, to, UnitCredits.BASELINE, model);
                copy(from, UnitCredits.UNATTRIBUTED, to, UnitCredits.UNATTRIBUTED, model);
                for (String label : theirs) {
                    copy(from, other.cell(label), to, cell(label), model);
                }
            }
        }
    }

    private static void copy(UnitCredits from, int fromCell, UnitCredits to, int toCell, int model) {
        to.add(
                model,
                toCell,
                from.shares(model).get(fromCell),
                from.values(model).get(fromCell));
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("credit sums are read through their serial form");
    }

    /** The serial form: models, sorted labels, sorted units, and the sums in this order, as plain data. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private transient CreditSums sums;

        Form(CreditSums sums) {
            this.sums = sums;
        }

        private Object readResolve() {
            return sums;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            SerialData.writeTexts(out, sums.models);
            ImmutableList<String> labels = sums.seenLabels();
            SerialData.writeTexts(out, labels);
            ImmutableList<UnitCredits> units = sums.sortedUnits();
            out.writeInt(units.size());
            for (UnitCredits unit : units) {
                out.writeUTF(unit.unit().currency().getCurrencyCode());
                out.writeInt(unit.unit().scale());
                out.writeLong(unit.conversions());
                for (int model = 0; model < sums.models.size(); model++) {
                    write(out, unit, model, UnitCredits.BASELINE);
                    write(out, unit, model, UnitCredits.UNATTRIBUTED);
                    for (String label : labels) {
                        write(out, unit, model, sums.cell(label));
                    }
                }
            }
        }

        private static void write(ObjectOutputStream out, UnitCredits unit, int model, int cell) throws IOException {
            SerialData.writeInteger(out, unit.shares(model).get(cell));
            SerialData.writeInteger(out, unit.values(model).get(cell));
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            try {
                read(in);
            } catch (RuntimeException e) {
                throw SerialData.invalid("credit sums", e);
            }
        }

        private void read(ObjectInputStream in) throws IOException {
            sums = new CreditSums(ImmutableList.copyOf(SerialData.readTexts(in)), new Dictionary());
            List<String> labels = SerialData.readTexts(in);
            labels.forEach(label -> sums.see(sums.labels.code(label)));
            for (int left = SerialData.readCount(in); left > 0; left--) {
                UnitCredits unit = sums.unit(new MoneyUnit(Currency.getInstance(in.readUTF()), in.readInt()));
                long conversions = in.readLong();
                SerialData.require(conversions >= 0, "a count must be 0 or more, but was " + conversions);
                unit.addConversions(conversions);
                for (int model = 0; model < sums.models.size(); model++) {
                    read(in, unit, model, UnitCredits.BASELINE);
                    read(in, unit, model, UnitCredits.UNATTRIBUTED);
                    for (String label : labels) {
                        read(in, unit, model, sums.cell(label));
                    }
                }
            }
        }

        private static void read(ObjectInputStream in, UnitCredits unit, int model, int cell) throws IOException {
            BigInteger shares = SerialData.readInteger(in);
            SerialData.require(shares.signum() >= 0, "shares must be 0 or more, but were " + shares);
            unit.add(model, cell, shares, SerialData.readInteger(in));
        }
    }
}
