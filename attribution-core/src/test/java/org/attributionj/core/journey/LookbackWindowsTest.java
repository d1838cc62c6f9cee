package org.attributionj.core.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.event.Engagement;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.core.event.TouchpointType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookbackWindowsTest {
    private static final LookbackWindows STANDARD = LookbackWindows.standard();

    private static Touchpoint touch(TouchpointType type) {
        return Touchpoint.builder("anna", Instant.EPOCH)
                .channel(Channel.DISPLAY)
                .type(type)
                .build();
    }

    private static Duration days(int days) {
        return Duration.ofDays(days);
    }

    @ParameterizedTest
    @CsvSource({
        "purchase, 30",
        "signup, 7",
        "download, 3",
        "demo request, 14",
        "subscription, 30",
        "lead generation, 60",
        "lead qualification, 60",
        "custom, 30",
        "anything else, 30"
    })
    void standardWindowsOfConversions(String type, int days) {
        assertThat(STANDARD.ofConversion(ConversionType.of(type))).contains(new Window(type, days(days)));
    }

    @Test
    void standardWindowsOfEngagements() {
        assertThat(STANDARD.ofTouchpoint(touch(TouchpointType.AD_IMPRESSION)))
                .contains(new Window("view-through", days(1)));
        assertThat(STANDARD.ofTouchpoint(touch(TouchpointType.PAID_AD_CLICK)))
                .contains(new Window("click-through", days(30)));
        assertThat(STANDARD.ofTouchpoint(touch(TouchpointType.WEBSITE_VISIT))).isEmpty();
        assertThat(STANDARD.ofTouchpoint(touch(TouchpointType.FORM_SUBMISSION))).isEmpty();
    }

    @Test
    void emailTypesHaveTheEmailWindowInPlaceOfViewAndClick() {
        for (TouchpointType type :
                Set.of(TouchpointType.EMAIL_OPEN, TouchpointType.EMAIL_CLICK, TouchpointType.EMAIL_REPLY)) {
            assertThat(STANDARD.ofTouchpoint(touch(type))).contains(new Window("email", days(7)));
        }
    }

    @Test
    void shortestOfATouchpointsWindowsCountsAndTiesGoToTheEngagement() {
        Touchpoint view = touch(TouchpointType.AD_IMPRESSION);
        LookbackWindows windows = STANDARD.withViewThrough(days(5));

        assertThat(windows.withChannel(Channel.DISPLAY, days(4)).ofTouchpoint(view))
                .contains(new Window("channel display", days(4)));
        assertThat(windows.withChannel(Channel.DISPLAY, days(5)).ofTouchpoint(view))
                .contains(new Window("view-through", days(5)));
        assertThat(windows.withTouchpointType("ad impression", days(3)).ofTouchpoint(view))
                .contains(new Window("type ad impression", days(3)));
        assertThat(windows.withChannel(Channel.EMAIL, days(1)).ofTouchpoint(view))
                .contains(new Window("view-through", days(5)));
    }

    @Test
    void noWindowSwitchesAllOffAndOneNamedComesBack() {
        LookbackWindows none = LookbackWindows.none();

        assertThat(none.ofConversion(ConversionType.PURCHASE)).isEmpty();
        assertThat(none.ofTouchpoint(touch(TouchpointType.EMAIL_OPEN))).isEmpty();
        assertThat(none.withEmail(days(2)).ofTouchpoint(touch(TouchpointType.EMAIL_OPEN)))
                .contains(new Window("email", days(2)));
        assertThat(none.withConversion(ConversionType.PURCHASE, days(9)).ofConversion(ConversionType.PURCHASE))
                .contains(new Window("purchase", days(9)));
        assertThat(none.withConversion(ConversionType.PURCHASE, days(9)).ofConversion(ConversionType.SIGNUP))
                .isEmpty();
    }

    @Test
    void oneWindowForAllConversionsReplacesThoseOfTypes() {
        LookbackWindows windows = STANDARD.withAllConversions(days(90));

        assertThat(windows.ofConversion(ConversionType.SIGNUP)).contains(new Window("signup", days(90)));
        assertThat(windows.withAllConversions(null).ofConversion(ConversionType.SIGNUP))
                .isEmpty();
        assertThat(windows.ofTouchpoint(touch(TouchpointType.PAID_AD_CLICK))).isPresent();
        assertThat(windows.withClickThrough(null).ofTouchpoint(touch(TouchpointType.PAID_AD_CLICK)))
                .isEmpty();
    }

    @Test
    void sentAndDeliveredAreNotEligibleUnlessAskedFor() {
        assertThat(STANDARD.isEligible(touch(TouchpointType.EMAIL_SENT))).isFalse();
        assertThat(LookbackWindows.none().isEligible(touch(TouchpointType.EMAIL_DELIVERED)))
                .isFalse();
        assertThat(STANDARD.isEligible(touch(TouchpointType.EMAIL_OPEN))).isTrue();
        assertThat(STANDARD.withIneligible(Set.of(Engagement.VIEW)).isEligible(touch(TouchpointType.EMAIL_SENT)))
                .isTrue();
        assertThat(STANDARD.withIneligible(Set.of(Engagement.VIEW)).isEligible(touch(TouchpointType.EMAIL_OPEN)))
                .isFalse();
    }

    @Test
    void everyChangeLeavesTheOtherWindowsAlone() {
        LookbackWindows changed = LookbackWindows.none()
                .withConversion(ConversionType.PURCHASE, days(1))
                .withViewThrough(days(2))
                .withClickThrough(days(3))
                .withEmail(days(4))
                .withChannel(Channel.DISPLAY, days(5))
                .withTouchpointType("visit", days(6))
                .withIneligible(Set.of(Engagement.SENT));

        assertThat(changed)
                .hasToString(
                        "purchase 1d, view-through 2d, click-through 3d, email 4d, channel display 5d, type visit 6d");
        assertThat(changed.ineligible()).containsExactly(Engagement.SENT);
        assertThat(changed.withAllConversions(days(7)))
                .hasToString(
                        "others 7d, view-through 2d, click-through 3d, email 4d, channel display 5d, type visit 6d");
        assertThat(LookbackWindows.none()).hasToString("no window");
    }

    @Test
    void negativeWindowsAndNullsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withAllConversions(days(-1)))
                .withMessage("window of other conversions must not be negative, but was PT-24H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withViewThrough(days(-1)))
                .withMessageStartingWith("view-through window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withClickThrough(days(-1)))
                .withMessageStartingWith("click-through window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withEmail(days(-1)))
                .withMessageStartingWith("e-mail window");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> STANDARD.withConversion(ConversionType.PURCHASE, days(-1)))
                .withMessageContaining("purchase");
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withChannel(Channel.EMAIL, days(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> STANDARD.withTouchpointType("x", days(-1)));
        assertThatNullPointerException().isThrownBy(() -> STANDARD.withChannel(null, days(1)));
        assertThatNullPointerException().isThrownBy(() -> STANDARD.withTouchpointType("x", null));
        assertThatIllegalArgumentException().isThrownBy(() -> new Window(" ", days(1)));
        assertThat(STANDARD.withEmail(Duration.ZERO).email()).isZero();
    }

    @Test
    void windowsPrintTheirNameAndLength() {
        assertThat(new Window("purchase", Duration.ofHours(36))).hasToString("purchase 36h");
    }

    @Test
    void fitsLookBackAsFarAsTheLongestWindowOfTheGoal() {
        assertThat(STANDARD.ofFits(Goal.of(ConversionType.SIGNUP))).contains(new Window("signup", days(7)));
        assertThat(STANDARD.ofFits(Goal.of(ConversionType.SIGNUP, ConversionType.CUSTOM)))
                .contains(new Window("custom", days(30)));
        // the first by name of two that are equally long
        assertThat(STANDARD.ofFits(Goal.everything())).contains(new Window("lead generation", days(60)));
        assertThat(STANDARD.forFits(Goal.of(ConversionType.SIGNUP)).ofConversion(ConversionType.PURCHASE))
                .contains(new Window("purchase", days(7)));
    }

    @Test
    void fitsHaveNoWindowIfATypeOfTheGoalHasNone() {
        LookbackWindows purchasesOnly = LookbackWindows.none().withConversion(ConversionType.PURCHASE, days(3));

        assertThat(purchasesOnly.ofFits(Goal.of(ConversionType.PURCHASE))).contains(new Window("purchase", days(3)));
        assertThat(purchasesOnly.ofFits(Goal.of(ConversionType.PURCHASE, ConversionType.SIGNUP)))
                .isEmpty();
        assertThat(purchasesOnly.ofFits(Goal.everything())).isEmpty();
        assertThat(purchasesOnly.forFits(Goal.everything()).ofConversion(ConversionType.PURCHASE))
                .isEmpty();
    }
}
