// SPDX-License-Identifier: Apache-2.0
import com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig
import com.github.tomakehurst.wiremock.junit5.WireMockExtension
import io.github.juspaywallets.CallOptions
import io.github.juspaywallets.CallReport
import io.github.juspaywallets.CustomerWallets
import io.github.juspaywallets.Environment
import io.github.juspaywallets.JuspayException
import io.github.juspaywallets.JuspayException.ApiError
import io.github.juspaywallets.JuspayException.InvalidRequest
import io.github.juspaywallets.JuspayException.Sent
import io.github.juspaywallets.JuspayException.TransportFailure
import io.github.juspaywallets.JuspayWallets
import io.github.juspaywallets.Simulated
import io.github.juspaywallets.model.WalletAccount
import io.mockk.every
import io.mockk.mockk
import java.net.URI
import java.util.concurrent.CompletableFuture
import kotlin.test.Test
import kotlin.test.assertEquals
import kotlin.test.assertFailsWith
import kotlin.test.assertNotEquals
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.TimeoutCancellationException
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.extension.RegisterExtension

suspend fun update(customer: CustomerWallets, walletId: String, limit: Duration): WalletAccount =
    withTimeout(limit) { customer.updateMobileNumberAsync(walletId, "7777777777").await() }

fun advice(e: JuspayException): String =
    when (e) {
      is InvalidRequest -> e.violations().joinToString()
      is TransportFailure -> if (e.wasSent() == Sent.NO) "call again" else "look at the wallet"
      is ApiError -> "Juspay responded with ${e.status()}"
    }

class WalletsTest {
  companion object {
    @JvmField
    @RegisterExtension
    val juspay: WireMockExtension =
        WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().usingFilesUnderClasspath("juspay-wallets"))
            .build()
  }

  private fun client(): JuspayWallets =
      JuspayWallets.builder()
          .environment(Environment.of(URI.create(juspay.baseUrl())))
          .apiKey("KEY")
          .build()

  @Test
  fun `awaits a call`() = runBlocking<Unit> {
    client().use { assertEquals("wlt_1", update(it.forCustomer("c1"), "wlt_1", 20.seconds).id()) }
  }

  @Test
  fun `cancels a call that takes too long`() = runBlocking {
    val report = CompletableFuture<CallReport>()
    client().use {
      val customer = it.forCustomer("c1").with(CallOptions.none().withObserver(report::complete))
      assertFailsWith<TimeoutCancellationException> { update(customer, "wlt_slow", 1.seconds) }
      assertNotEquals(CallReport.Outcome.SUCCEEDED, report.await().outcome())
    }
  }

  @Test
  fun `handles each exception`() {
    assertEquals("call again", advice(Simulated.timeout(Sent.NO)))
    assertEquals("look at the wallet", advice(Simulated.timeout(Sent.MAYBE)))
    assertEquals("Juspay responded with 404", advice(Simulated.response(404, "")))
  }

  @Test
  fun `mocks clients`() {
    val wallets = mockk<JuspayWallets>()
    val customer = mockk<CustomerWallets>()
    every { wallets.forCustomer("c1") } returns customer
    every { customer.get("wlt_1") } throws Simulated.response(404, "")

    assertFailsWith<JuspayException.NotFound> { wallets.forCustomer("c1").get("wlt_1") }
  }
}
