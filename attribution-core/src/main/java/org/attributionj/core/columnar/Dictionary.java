package org.attributionj.core.columnar;

import static org.attributionj.core.internal.Checks.notNull;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.attributionj.core.internal.SerialData;

/**
 * Codes for labels: 0, 1, 2, … in the order of their first appearance. Labels are only ever added, so a code once given
 * stays valid. Thread-safe: labels are added under a lock, codes are read without one.
 */
public final class Dictionary implements Serializable {
    private static final long serialVersionUID = 1L;

    /** So many labels are found faster by looking at each: a dictionary of one journey rarely has more. */
    private static final int FEW = 8;

    /** Filled once there are more than a few labels. */
    private final transient ConcurrentHashMap<String, Integer> codes = new ConcurrentHashMap<>();

    /** Grown copy-on-write; entries below {@link #size} never change. */
    private transient volatile String[] labels = new String[FEW];

    private transient volatile int size;

    /** An empty dictionary. */
    public Dictionary() {}

    /**
     * The code of a label, which is added if it is new.
     *
     * @param label the label
     * @return its code, 0 or more
     */
    public int code(String label) {
        int known = find(label);
        return known >= 0 ? known : add(label);
    }

    private synchronized int add(String label) {
        int known = find(label);
        if (known >= 0) {
            return known;
        }
        int code = size;
        if (code == labels.length) {
            labels = Arrays.copyOf(labels, 2 * code);
        }
        labels[code] = label;
        if (code == FEW) {
            for (int few = 0; few < FEW; few++) {
                codes.put(labels[few], few);
            }
        }
        if (code >= FEW) {
            codes.put(label, code);
        }
        size = code + 1; // publishes the entry
        return code;
    }

    /**
     * The code of a label, if it has one.
     *
     * @param label the label
     * @return its code, or -1
     */
    public int find(String label) {
        notNull(label, "label");
        int count = size;
        if (count > FEW) {
            Integer known = codes.get(label);
            return known == null ? -1 : known;
        }
        String[] few = labels;
        for (int code = 0; code < count; code++) {
            if (few[code].equals(label)) {
                return code;
            }
        }
        return -1;
    }

    /**
     * The label of a code.
     *
     * @param code a code that this dictionary has given
     * @return the label
     * @throws IndexOutOfBoundsException if the code was never given
     */
    public String label(int code) {
        if (code < 0 || code >= size) {
            throw new IndexOutOfBoundsException("code must be in [0, " + size + "), but was " + code);
        }
        return labels[code];
    }

    /**
     * The number of labels.
     *
     * @return the number, 0 or more
     */
    public int size() {
        return size;
    }

    /**
     * The labels in the order of their codes.
     *
     * @return a copy
     */
    public List<String> labels() {
        int count = size;
        return List.of(Arrays.copyOf(labels, count));
    }

    private Object writeReplace() {
        return new Form(new ArrayList<>(labels()));
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw new InvalidObjectException("a dictionary is read through its serial form");
    }

    /** The serial form: the labels in the order of their codes. */
    private record Form(ArrayList<String> labels) implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            Dictionary dictionary = new Dictionary();
            try {
                labels.forEach(dictionary::code);
            } catch (RuntimeException e) {
                throw SerialData.invalid("dictionary", e);
            }
            SerialData.require(dictionary.size() == labels.size(), "labels must be distinct, but were " + labels);
            return dictionary;
        }
    }
}
