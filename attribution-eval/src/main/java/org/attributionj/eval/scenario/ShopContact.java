package org.attributionj.eval.scenario;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.attributionj.core.event.Channel;
import org.attributionj.core.event.TouchpointType;
import org.jspecify.annotations.Nullable;

/** How a contact of the shop looks, how often it happens, what it costs in cents, and how strongly it moves people to buy. */
enum ShopContact {
    NEWSLETTER(TouchpointType.EMAIL_OPEN, Channel.EMAIL, "spring newsletter", 22, 0, 0.06),
    NEWSLETTER_CLICK(TouchpointType.EMAIL_CLICK, Channel.EMAIL, "spring newsletter", 10, 0, 0.22),
    SEARCH_AD(TouchpointType.PAID_AD_CLICK, Channel.PAID_SEARCH, "brand search", 16, 85, 0.20),
    BANNER(TouchpointType.AD_IMPRESSION, Channel.DISPLAY, "spring banners", 20, 2, 0.03),
    SOCIAL_POST(TouchpointType.SOCIAL_INTERACTION, Channel.SOCIAL, null, 12, 0, 0.05),
    SOCIAL_AD(TouchpointType.PAID_AD_CLICK, Channel.PAID_SOCIAL, "spring video", 8, 60, 0.10),
    SEARCH(TouchpointType.ORGANIC_SEARCH, Channel.ORGANIC_SEARCH, null, 14, 0, 0.12),
    LINK(TouchpointType.WEBSITE_VISIT, Channel.REFERRAL, null, 6, 0, 0.09),
    VISIT(TouchpointType.DIRECT_VISIT, Channel.DIRECT, null, 14, 0, 0.10);

    /** The channels of the shop. */
    static final ImmutableList<Channel> CHANNELS =
            List.of(values()).stream().map(contact -> contact.channel).distinct().sorted().collect(
                    ImmutableList.toImmutableList());

    final TouchpointType type;
    final Channel channel;
    final @Nullable String campaign;
    final int frequency;
    final int cents;
    final double effect;

    ShopContact(
            TouchpointType type,
            Channel channel,
            @Nullable String campaign,
            int frequency,
            int cents,
            double effect) {
        this.type = type;
        this.channel = channel;
        this.campaign = campaign;
        this.frequency = frequency;
        this.cents = cents;
        this.effect = effect;
    }

    int bit() {
        return 1 << CHANNELS.indexOf(channel);
    }

    static ShopContact draw(Draws draws) {
        int total = 0;
        for (ShopContact contact : values()) {
            total += contact.frequency;
        }
        int left = draws.below(total);
        for (ShopContact contact : values()) {
            left -= contact.frequency;
            if (left < 0) {
                return contact;
            }
        }
        throw new AssertionError("frequencies add up to the total");
    }
}
