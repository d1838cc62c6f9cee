package org.attributionj.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import org.attributionj.core.money.Shares;

/** {@code {"units":[...],"baselineUnits":n}}. */
final class SharesForm {
    private static final String UNITS = "units";
    private static final String BASELINE_UNITS = "baselineUnits";

    private SharesForm() {}

    static final class Writer extends StdSerializer<Shares> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Shares.class);
        }

        @Override
        public void serialize(Shares shares, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject(shares);
            out.writeFieldName(UNITS);
            long[] units = shares.toUnits();
            out.writeArray(units, 0, units.length);
            out.writeNumberField(BASELINE_UNITS, shares.baselineUnits());
            out.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Shares> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Shares.class);
        }

        @Override
        public Shares deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(parser);
            if (!node.path(UNITS).isArray() || !node.path(BASELINE_UNITS).canConvertToLong()) {
                return context.reportInputMismatch(Shares.class, "shares need units and baselineUnits");
            }
            long[] units = context.readTreeAsValue(node.get(UNITS), long[].class);
            try {
                return Shares.ofUnits(units, node.get(BASELINE_UNITS).longValue());
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(Shares.class, "%s", e.getMessage());
            }
        }
    }
}
