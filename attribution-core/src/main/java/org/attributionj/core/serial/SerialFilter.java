package org.attributionj.core.serial;

import com.google.common.collect.ImmutableSet;
import java.io.ObjectInputFilter;
import java.util.function.Predicate;

/**
 * A filter that bounds what a stream may make by the bytes that it has. Immutable and thread-safe.
 *
 * @param bytes the length of the stream
 * @param allowed tells classes that the stream may name
 */
record SerialFilter(long bytes, Predicate<Class<?>> allowed) implements ObjectInputFilter {
    /** Models within models take a few levels each; far from what overflows a stack. */
    private static final int DEEPEST = 200;

    private static final ImmutableSet<String> PACKAGES = ImmutableSet.of(
            "org.attributionj.",
            "com.google.common.collect.",
            "java.math.",
            "java.time.",
            "java.util.ImmutableCollections$");

    private static final ImmutableSet<String> CLASSES = ImmutableSet.of(
            "java.lang.Boolean",
            "java.lang.Class",
            "java.lang.Double",
            "java.lang.Enum",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.String",
            "java.util.ArrayList",
            "java.util.BitSet",
            "java.util.CollSer",
            "java.util.Currency",
            "java.util.EnumMap",
            "java.util.EnumSet",
            "java.util.EnumSet$SerializationProxy",
            "java.util.RegularEnumSet",
            "java.util.HashMap",
            "java.util.LinkedHashMap",
            "java.util.LinkedHashSet",
            "java.util.Map$Entry",
            "java.util.TreeMap",
            "java.util.TreeSet");

    @Override
    public Status checkInput(FilterInfo info) {
        boolean isBeyondStream = info.arrayLength() > bytes || info.references() > bytes || info.streamBytes() > bytes;
        if (isBeyondStream || info.depth() > DEEPEST) {
            return Status.REJECTED;
        }
        Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return type.isPrimitive() || allowed.test(type) ? Status.ALLOWED : Status.REJECTED;
    }

    static boolean isOfValues(Class<?> type) {
        String name = type.getName();
        return CLASSES.contains(name) || PACKAGES.stream().anyMatch(name::startsWith);
    }
}
