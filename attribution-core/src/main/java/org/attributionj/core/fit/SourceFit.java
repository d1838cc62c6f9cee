package org.attributionj.core.fit;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import org.attributionj.core.assembly.AssemblyAccount;
import org.attributionj.core.assembly.JourneyKind;
import org.attributionj.core.assembly.JourneySink;
import org.attributionj.core.assembly.JourneySource;

/**
 * Models that were fitted to the journeys of a source: to those of kind {@link JourneyKind#FIT}, which are disjoint, in one
 * pass. Immutable; thread-safe as far as the models are.
 *
 * @param models one model per choice, ready to credit
 * @param notes what to tell beside the results: what was fitted to, then what the models say, each under its label
 */
public record SourceFit(List<ModelFits.Fitted> models, List<String> notes) {

    /**
     * Copies the components.
     *
     * @throws NullPointerException if a component is null
     */
    public SourceFit {
        models = ImmutableList.copyOf(models);
        notes = ImmutableList.copyOf(notes);
    }

    /**
     * Fits models. The source is passed through once, if a model has to be fitted.
     *
     * @param choices the models
     * @param fits fits of the choices' definitions, in their order
     * @param source the journeys
     * @return the models, which remember the goal and the windows of the source
     */
    public static SourceFit of(List<ModelChoice> choices, ModelFits fits, JourneySource source) {
        List<String> notes = new ArrayList<>();
        ModelFits about = fits.about(source.goal(), source.windows());
        FitData data = about.newAccumulator();
        if (about.areNeeded()) {
            AssemblyAccount account =
                    source.assemble(JourneySink.of(JourneyKind.FIT, journey -> about.add(data, journey)));
            notes.add(account.journeys().fitNote());
        }
        List<ModelFits.Fitted> models = about.finish(data);
        for (int i = 0; i < models.size(); i++) {
            String label = choices.get(i).label();
            models.get(i).notes().forEach(note -> notes.add(label + ": " + note));
        }
        return new SourceFit(models, notes);
    }
}
