package org.attributionj.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Currency;
import org.attributionj.core.money.Money;
import org.attributionj.io.internal.Numbers;
import org.jspecify.annotations.Nullable;

/** {@code {"amount":"12.50","currency":"EUR"}}. */
final class MoneyForm {
    private static final String AMOUNT = "amount";
    private static final String CURRENCY = "currency";

    private MoneyForm() {}

    static final class Writer extends StdSerializer<Money> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartObject(money);
            out.writeStringField(AMOUNT, money.amount().toPlainString());
            out.writeStringField(CURRENCY, money.currency().getCurrencyCode());
            out.writeEndObject();
        }
    }

    /** Reads token by token: a tree would make numbers of the amount, at any cost. */
    static final class Reader extends StdDeserializer<Money> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Money.class);
        }

        @Override
        public Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String amount = null;
            String currency = null;
            if (!parser.isExpectedStartObjectToken()) {
                return (Money) context.handleUnexpectedToken(Money.class, parser);
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(AMOUNT)) {
                    amount = text(parser, context);
                } else if (name.equals(CURRENCY)) {
                    currency = text(parser, context);
                } else {
                    context.handleUnknownProperty(parser, this, Money.class, name);
                }
            }
            return money(amount, currency, context);
        }

        private static @Nullable String text(JsonParser parser, DeserializationContext context) throws IOException {
            return parser.currentToken().isScalarValue()
                    ? parser.getText()
                    : (String) context.handleUnexpectedToken(String.class, parser);
        }

        private static Money money(@Nullable String amount, @Nullable String currency, DeserializationContext context)
                throws IOException {
            if (amount == null || currency == null) {
                return context.reportInputMismatch(Money.class, "money needs an amount and a currency");
            }
            try {
                return Money.of(Numbers.decimal(amount), Currency.getInstance(currency));
            } catch (IllegalArgumentException e) {
                return context.reportInputMismatch(
                        Money.class,
                        "\"%s %s\" is no money: %s",
                        amount.length() > 40 ? amount.substring(0, 40) + "…" : amount,
                        currency,
                        e.getMessage() == null ? "the currency is not in ISO 4217" : "amount " + e.getMessage());
            }
        }
    }
}
