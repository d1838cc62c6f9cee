package org.attributionj.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.attributionj.core.Serial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels, touchpoint types, conversion types: the well-known ones, and the users' own; customers. */
class OpenTypesTest {

    @Test
    void usersAddTheirOwn() {
        assertThat(Channel.of("podcast")).isEqualTo(new Channel("podcast")).hasToString("podcast");
        assertThat(ConversionType.of("donation")).hasToString("donation");
        TouchpointType call = TouchpointType.of("sales call", Engagement.ACTION);
        assertThat(call).hasToString("sales call");
        assertThat(call.channel()).isEmpty();
        assertThat(new TouchpointType("sms click", Engagement.CLICK, "sms").channel())
                .contains(Channel.SMS);
    }

    @Test
    void namesAreComparedExactly() {
        assertThat(Channel.of("Email")).isNotEqualTo(Channel.EMAIL).isLessThan(Channel.EMAIL);
        assertThat(ConversionType.of("a")).isLessThan(ConversionType.of("b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blankNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> Channel.of(name)).withMessageContaining("channel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConversionType.of(name))
                .withMessageContaining("conversion type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TouchpointType.of(name, Engagement.VIEW))
                .withMessageContaining("touchpoint type");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TouchpointType("a", Engagement.VIEW, name))
                .withMessageContaining("channelName");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException().isThrownBy(() -> Channel.of(null)).withMessageContaining("channel");
        assertThatNullPointerException()
                .isThrownBy(() -> TouchpointType.of("a", null))
                .withMessageContaining("engagement");
        assertThatNullPointerException()
                .isThrownBy(() -> TouchpointType.find(null))
                .withMessageContaining("name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"email open", "EMAIL_OPEN", "Email-Open", " email_OPEN "})
    void wellKnownTouchpointTypesAreFoundHoweverTheyAreWritten(String name) {
        assertThat(TouchpointType.find(name)).contains(TouchpointType.EMAIL_OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"email_opened", "Email Opened", "opened email", "EMAIL__OPEN"})
    void formsOfEmailToolsAreTheWellKnownTypes(String name) {
        assertThat(TouchpointType.find(name)).contains(TouchpointType.EMAIL_OPEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid_search", "Paid Search", "PAID-SEARCH", "paid search"})
    void wellKnownChannelsAreFoundHoweverTheyAreWritten(String name) {
        assertThat(Channel.find(name)).contains(Channel.PAID_SEARCH);
        assertThat(Channel.named(name)).isEqualTo(Channel.PAID_SEARCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"direct", "(direct)", "(none)", "(direct) / (none)", "Direct Traffic", "direct_entry", "DIRECT"})
    void everySpellingOfDirectIsOneChannel(String name) {
        assertThat(Channel.find(name)).contains(Channel.DIRECT);
    }

    @Test
    void otherChannelsKeepTheirNames() {
        assertThat(Channel.find("Podcast Ads")).isEmpty();
        assertThat(Channel.named("Podcast Ads")).isEqualTo(Channel.of("Podcast Ads"));
        assertThat(TouchpointType.find("email_clicked")).contains(TouchpointType.EMAIL_CLICK);
    }

    @Test
    void wellKnownConversionTypesAreFoundHoweverTheyAreWritten() {
        assertThat(ConversionType.find("DEMO_REQUEST")).contains(ConversionType.DEMO_REQUEST);
        assertThat(ConversionType.find("donation")).isEmpty();
        assertThat(TouchpointType.find("emailopen")).isEmpty();
    }

    @Test
    void everyConstantIsWellKnownAndFoundByItsName() throws IllegalAccessException {
        List<TouchpointType> touchpointTypes = constants(TouchpointType.class);
        assertThat(TouchpointType.wellKnown()).containsExactlyInAnyOrderElementsOf(touchpointTypes);
        assertThat(touchpointTypes)
                .allSatisfy(type -> assertThat(TouchpointType.find(type.name())).contains(type));
        List<ConversionType> conversionTypes = constants(ConversionType.class);
        assertThat(ConversionType.wellKnown()).containsExactlyInAnyOrderElementsOf(conversionTypes);
        assertThat(conversionTypes)
                .allSatisfy(type -> assertThat(ConversionType.find(type.name())).contains(type));
        List<Channel> channels = constants(Channel.class);
        assertThat(Channel.wellKnown()).containsExactlyInAnyOrderElementsOf(channels);
        assertThat(channels)
                .allSatisfy(channel -> assertThat(Channel.find(channel.name())).contains(channel));
    }

    private static <T> List<T> constants(Class<T> type) throws IllegalAccessException {
        List<T> constants = new ArrayList<>();
        for (Field field : type.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == type) {
                constants.add(type.cast(field.get(null)));
            }
        }
        return constants;
    }

    @Test
    void emailTypesAreThoseOfTheEmailChannel() {
        assertThat(TouchpointType.wellKnown().stream().filter(TouchpointType::isEmail))
                .containsExactlyInAnyOrder(
                        TouchpointType.EMAIL_SENT,
                        TouchpointType.EMAIL_DELIVERED,
                        TouchpointType.EMAIL_OPEN,
                        TouchpointType.EMAIL_CLICK,
                        TouchpointType.EMAIL_FORWARD,
                        TouchpointType.EMAIL_REPLY);
        assertThat(TouchpointType.EMAIL_OPEN.engagement()).isEqualTo(Engagement.VIEW);
        assertThat(TouchpointType.EMAIL_CLICK.engagement()).isEqualTo(Engagement.CLICK);
    }

    @Test
    void codesAndFlagsAreDistinctAndFitTheirColumns() {
        assertThat(Arrays.stream(Engagement.values()).map(Engagement::code)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(Arrays.stream(Milestone.values()).map(Milestone::flag)).containsExactly(1, 2, 4);
    }

    @Test
    void aCustomerIsInTheArmsOfExperimentsItIsIn() throws IOException, ClassNotFoundException {
        Set<Channel> heldOut = new HashSet<>(Set.of(Channel.DISPLAY));
        Map<String, String> covariates = new HashMap<>(Map.of("kind", "new", "age", "30"));
        Customer customer = new Customer("anna", heldOut, Set.of(Channel.DISPLAY, Channel.EMAIL), covariates);
        heldOut.clear();
        covariates.clear();
        assertThat(customer.heldOut()).containsExactly(Channel.DISPLAY);
        assertThat(customer.covariates().keySet()).containsExactly("age", "kind");
        assertThat(Serial.copy(customer)).isEqualTo(customer);
        assertThat(Customer.of("anna")).isEqualTo(new Customer("anna", Set.of(), Set.of(), Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> Customer.of(" ")).withMessageContaining("customer");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> customer.heldOut().clear());
    }
}
