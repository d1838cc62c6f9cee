package org.attributionj.models.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Sets;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.model.AttributionModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What fitted models are made of: all parts of all kinds of models, found by reflection. */
class StoredPartsTest {
    private static final String PROJECT = "org.attributionj.models";

    /** One record of each public type that a fitted model holds. */
    private static Map<Class<?>, Record> records() throws IllegalAccessException {
        Map<Class<?>, Record> found = new LinkedHashMap<>();
        Set<Object> seen = Sets.newIdentityHashSet();
        for (Object model : StoredModels.all(StoredJourneys.of(17, 160)).values()) {
            collect(model, found, seen);
        }
        return found;
    }

    static void collect(Object object, Map<Class<?>, Record> found, Set<Object> seen) throws IllegalAccessException {
        if (object == null || !seen.add(object)) {
            return;
        }
        if (object instanceof Collection<?> elements) {
            for (Object element : elements) {
                collect(element, found, seen);
            }
        } else if (object instanceof Map<?, ?> map) {
            collect(map.values(), found, seen);
        } else if (object.getClass().getName().startsWith(PROJECT)
                && !object.getClass().isEnum()) {
            if (object instanceof Record part
                    && Modifier.isPublic(part.getClass().getModifiers())) {
                found.putIfAbsent(part.getClass(), part);
            }
            for (Field field : object.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    field.setAccessible(true);
                    collect(field.get(object), found, seen);
                }
            }
        }
    }

    @Test
    void nullsAreRefused() throws ReflectiveOperationException {
        Map<Class<?>, Record> records = records();
        assertThat(records).hasSizeGreaterThan(20);
        List<String> taken = new ArrayList<>();
        for (Record part : records.values()) {
            RecordComponent[] components = part.getClass().getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            Constructor<?> constructor = part.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                components[i].getAccessor().setAccessible(true);
                values[i] = components[i].getAccessor().invoke(part);
            }
            assertThat(constructor.newInstance(values)).isEqualTo(part);
            for (int i = 0; i < components.length; i++) {
                if (!types[i].isPrimitive() && !components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    Object[] broken = values.clone();
                    broken[i] = null;
                    if (!(thrown(constructor, broken) instanceof NullPointerException)) {
                        taken.add(part.getClass().getSimpleName() + "." + components[i].getName());
                    }
                }
            }
        }
        assertThat(taken).isEmpty();
    }

    private static @Nullable Throwable thrown(Constructor<?> constructor, Object[] values)
            throws ReflectiveOperationException {
        try {
            constructor.newInstance(values);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause();
        }
    }

    /** A hash that is the same for all models is legal and useless. */
    @Test
    void modelsHashApart() {
        Collection<AttributionModel> models =
                StoredModels.all(StoredJourneys.of(17, 160)).values();
        assertThat(models.stream().map(Object::hashCode).distinct().count()).isEqualTo(models.size());
    }
}
