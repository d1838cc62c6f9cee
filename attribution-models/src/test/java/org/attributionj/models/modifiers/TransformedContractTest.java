package org.attributionj.models.modifiers;

import java.util.List;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.models.AttributionModels;
import org.attributionj.testkit.AttributionModelContract;

class TransformedContractTest extends AttributionModelContract {
    @Override
    protected AttributionModel model() {
        return AttributionModels.transformed(
                AttributionModels.parse("position"), List.of(PathTransform.exposure(), PathTransform.trim(5)));
    }
}
