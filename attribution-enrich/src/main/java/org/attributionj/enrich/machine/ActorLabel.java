package org.attributionj.enrich.machine;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Objects;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.enrich.internal.Attributes;

/**
 * Who was behind an event, and why that is thought. Immutable and thread-safe.
 *
 * @param actor who it was
 * @param reasons the reasons, in the order of the rules
 */
public record ActorLabel(Actor actor, List<String> reasons) {
    /** The attribute with the label: {@code human}, {@code machine} or {@code unknown}. */
    public static final String ACTOR = "actor";

    /** The attribute with the reasons, parted by semicolons. */
    public static final String REASONS = "actor_reasons";

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public ActorLabel {
        Objects.requireNonNull(actor, "actor must not be null");
        reasons = ImmutableList.copyOf(reasons);
    }

    static ActorLabel of(Actor actor, String reason) {
        return new ActorLabel(actor, ImmutableList.of(reason));
    }

    /**
     * A touchpoint with this label.
     *
     * @param touchpoint the touchpoint
     * @return the touchpoint with the attributes {@value #ACTOR} and {@value #REASONS}
     */
    public Touchpoint on(Touchpoint touchpoint) {
        Attributes attributes = new Attributes(touchpoint.attributes());
        attributes.set(ACTOR, actor.toString());
        attributes.set(REASONS, String.join("; ", reasons));
        return attributes.isChanged()
                ? touchpoint.toBuilder().attributes(attributes.toMap()).build()
                : touchpoint;
    }
}
