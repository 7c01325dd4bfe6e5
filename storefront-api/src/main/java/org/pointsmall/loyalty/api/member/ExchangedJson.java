package org.pointsmall.loyalty.api.member;

import java.util.List;
import org.pointsmall.loyalty.api.json.StrictJson;

/**
 * What came of an exchange.
 *
 * @param reward what the member has for it
 * @param balance the points that are left
 * @param suggestions what it is good for; nothing where nothing is known
 */
@StrictJson
record ExchangedJson(RewardJson reward, MeJson.BalanceJson balance, List<String> suggestions) {}
