package org.attributionj.models.auto;

import java.util.function.Supplier;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.JourneyView;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.attributionj.core.money.Fallback;
import org.attributionj.models.internal.FittedLabels;

/** A fit at work on journeys of one schema: the kernel of its basis, corrected by hold-outs if there were any. */
final class AutoBinding implements BoundModel {
    private final AutoFit fit;
    private final JourneySchema schema;
    private final Supplier<Kernel> kernels;

    AutoBinding(AutoFit fit, JourneySchema schema) {
        this.fit = fit;
        this.schema = schema;
        kernels = kernels();
    }

    private Supplier<Kernel> kernels() {
        if (fit.basis() == CreditBasis.CONTINUOUS_TIME) {
            IntensityMixture mixture =
                    new IntensityMixture(fit.timed(), fit.options().temperature());
            double caused = 1 - NoEffect.weight(fit);
            return () -> new IntensityKernel(labels(), mixture, caused);
        }
        Mixture mixture = new Mixture(fit);
        return () -> new AutoKernel(fit, mixture, new Touches(schema.pathLabels(), fit.channels(), fit.isTimed()));
    }

    private FittedLabels labels() {
        return new FittedLabels(schema.pathLabels(), fit.channels());
    }

    @Override
    public Kernel newKernel() {
        HoldoutCalibration holdout = fit.holdout();
        return holdout == null
                ? kernels.get()
                : new HoldoutKernel(kernels.get(), labels(), Lists.toArray(holdout.channelFactors()));
    }

    @Override
    public Fallback fallback() {
        return fit.basis() == CreditBasis.NOTHING ? Fallback.UNATTRIBUTED : Fallback.LINEAR;
    }

    @Override
    public String reason(JourneyView journey, int touch) {
        return fit.channels().contains(journey.label(touch)) ? "" : "channel not in the fit";
    }
}
