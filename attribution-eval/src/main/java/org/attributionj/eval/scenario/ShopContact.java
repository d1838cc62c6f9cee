package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableList;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.TouchpointType;
import org.jspecify.annotations.Nullable;

/**
 * A kind of contact of the shop.
 *
 * @param type the type of the touchpoint
 * @param channel the channel
 * @param campaign the campaign, if there is one
 * @param frequency how often it happens, beside the others
 * @param cents what it costs at least; up to twice as much
 * @param effect how strongly it moves people to buy
 */
record ShopContact(
        TouchpointType type, Channel channel, @Nullable String campaign, int frequency, int cents, double effect) {

    /** An e-mail that was opened. */
    static final ShopContact NEWSLETTER =
            new ShopContact(TouchpointType.EMAIL_OPEN, Channel.EMAIL, "spring newsletter", 22, 0, 0.06);

    private static final ImmutableList<ShopContact> ALL = ImmutableList.of(
            NEWSLETTER,
            new ShopContact(TouchpointType.EMAIL_CLICK, Channel.EMAIL, "spring newsletter", 10, 0, 0.22),
            new ShopContact(TouchpointType.PAID_AD_CLICK, Channel.PAID_SEARCH, "brand search", 16, 85, 0.20),
            new ShopContact(TouchpointType.AD_IMPRESSION, Channel.DISPLAY, "spring banners", 20, 2, 0.03),
            new ShopContact(TouchpointType.SOCIAL_INTERACTION, Channel.SOCIAL, null, 12, 0, 0.05),
            new ShopContact(TouchpointType.PAID_AD_CLICK, Channel.PAID_SOCIAL, "spring video", 8, 60, 0.10),
            new ShopContact(TouchpointType.ORGANIC_SEARCH, Channel.ORGANIC_SEARCH, null, 14, 0, 0.12),
            new ShopContact(TouchpointType.WEBSITE_VISIT, Channel.REFERRAL, null, 6, 0, 0.09),
            new ShopContact(TouchpointType.DIRECT_VISIT, Channel.DIRECT, null, 14, 0, 0.10));

    /** The channels of the shop, sorted. */
    static final ImmutableList<Channel> CHANNELS =
            ALL.stream().map(ShopContact::channel).distinct().sorted().collect(ImmutableList.toImmutableList());

    private static final int TOTAL =
            ALL.stream().mapToInt(ShopContact::frequency).sum();

    int bit() {
        return 1 << CHANNELS.indexOf(channel);
    }

    static ShopContact draw(Draws draws) {
        int left = draws.below(TOTAL);
        for (ShopContact contact : ALL) {
            left -= contact.frequency;
            if (left < 0) {
                return contact;
            }
        }
        throw new AssertionError("frequencies add up to the total");
    }
}
