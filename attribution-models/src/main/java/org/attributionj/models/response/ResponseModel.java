package org.attributionj.models.response;

import java.io.Serializable;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;

/**
 * A fitted model of P(conversion | journey) from which any touchpoint can be removed.
 *
 * <p>It is what Shapley values, leave-one-out and backwards elimination ask: any response model can be credited by any of
 * them. A class may be an attribution model as well; it then states its name and its needs once for both.
 *
 * <p>Response models are immutable values: thread-safe, serialisable. Labels are matched by name through the schema's
 * dictionary, which grows while journeys are encoded: a kernel may meet codes that did not exist when it was made.
 */
public interface ResponseModel extends Serializable {

    /**
     * The model's text form, options included, such as {@code logistic:feature=presence}.
     *
     * @return the name
     */
    String name();

    /**
     * What the model needs of the data besides the path.
     *
     * @return the needs; nothing unless the model says otherwise
     */
    default Needs needs() {
        return Needs.NOTHING;
    }

    /**
     * Compiles the model against dictionaries and columns.
     *
     * @param schema the schema of the journeys to ask about
     * @return a kernel for one thread
     * @throws org.attributionj.core.columnar.MissingDataException if the schema lacks something that the model needs
     */
    ResponseKernel newResponseKernel(JourneySchema schema);
}
