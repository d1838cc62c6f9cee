package org.attributionj.io.event;

import com.google.common.collect.ImmutableSet;
import org.attributionj.io.internal.Headers;

/** What the names of well-known events say of a row: that it is a sale, a step before one, or a refund. */
final class ConversionWords {
    /** Names of Google Analytics 4, Segment, Shopify and the shop logs that research uses, as {@link Headers#key} has them. */
    private static final ImmutableSet<String> STEPS = keys(
            "page_view",
            "pageview",
            "page",
            "screen",
            "screen_view",
            "scroll",
            "view",
            "view_item",
            "view_item_list",
            "view_cart",
            "view_promotion",
            "select_item",
            "select_promotion",
            "select_content",
            "search",
            "view_search_results",
            "cart",
            "add_to_cart",
            "remove_from_cart",
            "add_to_wishlist",
            "begin_checkout",
            "checkout",
            "add_payment_info",
            "add_shipping_info",
            "session_start",
            "first_visit",
            "user_engagement",
            "click",
            "form_start",
            "product_viewed",
            "product_list_viewed",
            "product_clicked",
            "product_added",
            "product_removed",
            "cart_viewed",
            "checkout_started",
            "checkout_step_viewed",
            "checkout_step_completed",
            "payment_info_entered",
            "promotion_viewed",
            "promotion_clicked",
            "ad_impression",
            "impression");

    private static final ImmutableSet<String> SALES = keys(
            "purchase",
            "in_app_purchase",
            "ecommerce_purchase",
            "order_completed",
            "order_placed",
            "placed_order",
            "transaction",
            "sale",
            "order",
            "checkout_completed");

    private static final ImmutableSet<String> REFUNDS =
            keys("refund", "order_refunded", "refunded", "refunded_order", "chargeback", "return");

    private ConversionWords() {}

    private static ImmutableSet<String> keys(String... names) {
        ImmutableSet.Builder<String> keys = ImmutableSet.builder();
        for (String name : names) {
            keys.add(Headers.key(name));
        }
        return keys.build();
    }

    static boolean isStep(String type) {
        return STEPS.contains(Headers.key(type));
    }

    static boolean isSale(String type) {
        return SALES.contains(Headers.key(type));
    }

    static boolean isRefund(String type) {
        return REFUNDS.contains(Headers.key(type));
    }
}
