package org.attributionj.core.model;

import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.money.Fallback;

/** A model compiled against a schema's dictionaries and columns. Thread-safe; each thread takes its own kernel. */
@FunctionalInterface
public interface BoundModel {

    /**
     * A kernel for one thread.
     *
     * @return a new kernel, or a shared one if it has no state
     */
    Kernel newKernel();

    /**
     * What happens to a conversion when all weights are zero.
     *
     * @return the fallback; {@link Fallback#LINEAR} unless the model says otherwise
     */
    default Fallback fallback() {
        return Fallback.LINEAR;
    }

    /**
     * Why a touchpoint got what it got, beyond its position and age: {@code excluded}, {@code lead created}.
     *
     * @param journey the journey
     * @param touch the touchpoint's index
     * @return a few words, empty if there is nothing to add
     */
    default String reason(JourneyView journey, int touch) {
        return "";
    }
}
