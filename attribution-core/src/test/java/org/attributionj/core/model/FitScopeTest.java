package org.attributionj.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.columnar.JourneySchema;
import org.attributionj.core.columnar.Needs;
import org.attributionj.core.columnar.PathTransform;
import org.attributionj.core.event.ConversionType;
import org.attributionj.core.journey.Goal;
import org.attributionj.core.journey.LookbackWindows;
import org.junit.jupiter.api.Test;

class FitScopeTest {
    private static final FitScope CAMPAIGNS = FitScope.of(Dimension.CAMPAIGN);
    private static final JourneySchema CHANNELS = JourneySchema.of(Dimension.CHANNEL, Needs.NOTHING);

    @Test
    void whatIsUnknownIsNotChecked() {
        assertThatCode(() -> {
                    FitScope.UNKNOWN.require("m", CHANNELS);
                    FitScope.UNKNOWN.require("m", ConversionType.SIGNUP);
                    FitScope.UNKNOWN.require("m", Goal.everything());
                })
                .doesNotThrowAnyException();
        assertThat(FitScope.UNKNOWN.pathOr(Dimension.EMAIL)).isEqualTo(Dimension.EMAIL);
        assertThat(CAMPAIGNS.pathOr(Dimension.EMAIL)).isEqualTo(Dimension.CAMPAIGN);
    }

    @Test
    void otherPathsAreRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CAMPAIGNS.require("markov:order=1", CHANNELS))
                .withMessage("markov:order=1 was fitted to paths of campaign, but is to weigh paths of channel."
                        + " Maybe fit it to these, or encode journeys over campaign");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FitScope.of(Dimension.CHANNEL).require("m", CHANNELS.after(List.of(PathTransform.exposure()))))
                .withMessageContaining("paths of channel after [exposure]");
    }

    @Test
    void otherGoalsAreRefusedByName() {
        FitScope purchases = CAMPAIGNS.withGoal(Goal.of(ConversionType.PURCHASE));
        purchases.require("m", ConversionType.PURCHASE);
        purchases.require("m", Goal.of(ConversionType.PURCHASE));
        CAMPAIGNS.withGoal(Goal.everything()).require("m", Goal.everything());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchases.require("m", ConversionType.SIGNUP))
                .withMessageContaining("purchase")
                .withMessageContaining("signup");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchases.require("m", Goal.of(ConversionType.PURCHASE, ConversionType.SIGNUP)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purchases.require("m", Goal.everything()))
                .withMessageContaining("every type");
    }

    @Test
    void scopesCompleteEachOtherOrDiffer() {
        FitScope goal = FitScope.UNKNOWN.withGoal(Goal.everything()).withWindows(LookbackWindows.standard());
        FitScope both = new FitScope(Dimension.CAMPAIGN, List.of(), Goal.everything(), LookbackWindows.standard());
        assertThat(CAMPAIGNS.and(goal)).isEqualTo(both);
        assertThat(goal.and(CAMPAIGNS)).isEqualTo(both);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CAMPAIGNS.and(FitScope.of(Dimension.CHANNEL)))
                .withMessageContaining("campaign")
                .withMessageContaining("channel");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goal.and(FitScope.UNKNOWN.withGoal(Goal.of(ConversionType.SIGNUP))))
                .withMessageContaining("same goal");
    }
}
