package org.attributionj.models.shapley;

import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;

/**
 * The Shapley values of the game in which a set of channels is worth the conversions of journeys whose channels lie within
 * it. Its closed form is <i>linear over unique channels</i>: each conversion is shared equally by the journey's distinct
 * channels, a channel's part equally by its touchpoints.
 *
 * <pre>
 *   v(S)    = number of converting journeys whose channels are a subset of S
 *   phi_c   = sum over converting journeys with c of 1 / m,   m distinct channels
 *   weight of touch i = 1 / k_i,                              k_i touchpoints of its channel
 * </pre>
 *
 * <p>This is what is often sold as Shapley attribution, also as the "simplified Shapley value" (Zhao et al. 2018). It uses
 * no journey that did not convert, so it learns nothing from data: the unanimity game of each journey has its channels as
 * equals. It is offered under its honest name, and needs no fit.
 *
 * <p>O(touchpoints). Stateless, immutable and thread-safe.
 *
 * <p>Reference: K. Zhao, S. H. Mahboobi, S. R. Bagheri (2018), Shapley value methods for attribution modeling in online
 * advertising, arXiv:1804.05327.
 *
 * @see PositionCredits the ordered variant, by position
 */
public record UniqueLinearModel() implements AttributionModel {

    /** {@code shapley:game=unique-linear}. */
    @Override
    public String name() {
        return "shapley:game=unique-linear";
    }

    @Override
    public BoundModel bind(JourneySchema schema) {
        schema.require(name(), needs());
        return UniqueLinearKernel::new;
    }

    @Override
    public String toString() {
        return name();
    }

    /** Owns the journey's numbering: one thread at a time. */
    private static final class UniqueLinearKernel implements Kernel {
        private final JourneyPlayers players = new JourneyPlayers();

        @Override
        public double weigh(JourneyView journey, double[] weights) {
            players.number(journey);
            for (int i = 0; i < journey.length(); i++) {
                weights[i] = 1.0 / players.touches(players.player(i));
            }
            return 0;
        }
    }
}
