// With what, by whom, where, and how it is told. These concepts are read as present or absent.

export const things: Record<string, string> = {
  // --- ways a message comes
  mail: `
    メール|めーる|eメール|mail|email|e-mail|mails|emails|e-mails|受信箱|受信トレイ|inbox|mailbox|件名|差出人|送信元|送信者|subject|sender|
    from:`,
  sms: `sms|ショートメッセージ|ショートメール|text message*|smishing|スマホにメッセージ|ﾒｯｾｰｼﾞ`,
  chat: `
    チャット|line|ライン|teams|slack|dm|ダイレクトメッセージ|whatsapp|messenger|wechat|chatwork|チャットワーク|telegram|discord|
    direct message|lineworks|facebook|linkedin|instagram`,
  phone: `
    電話|着信|通話|留守電|自動音声|でんわ|phone call|phoned|rang|called|caller|call from|voicemail|voice mail|voice message|
    on the phone|the line|受電|内線`,
  post: `郵送|郵便|封書|封筒|手紙|はがき|ハガキ|宅配便|書留|envelope*|letter|by post|postal|courier`,
  fax: `fax|ファックス|ファクス|ファクシミリ|faxed`,
  link: `リンク|りんく|url|urls|link|links|qr|qrコード|qr code|短縮|ボタン|アドレスバー|button|バナー`,
  attachment: `
    添付|てんぷ|zip|pdf|エクセル|excel|ワード|word|attachment|attached|attachments|xlsm|docm|docx|xlsx|onenote|ファイル|file|
    html|htm|添付付|ファイルだという|img|rar|7z|scan_|the file|a zip|zip of`,
  badFile: `xbadfile|実行ファイル|exe|lnk|iso|msi|vbs|インストーラ|installer|スクリプト|script`,
  parcel: `宅配|不在通知|荷物|お届け|再配達|佐川|ヤマト|日本郵便|parcel|delivery|package|dhl|fedex|ups`,
  brandLure: `
    アマゾン|amazon|楽天|rakuten|国税|税務署|年金|えきねっと|etc|銀行|三井住友|カード会社|apple|microsoft|マイクロソフト|google|netflix|paypal|
    docusign|dropbox|zoom|tax office|bank|容量|期限切れ|再認証|本人確認|アカウント停止|利用停止|アカウントの確認|mailbox is full|quota|expire*|
    verify|verification|payroll|賞与|ボーナス|給与明細|履歴書|応募|resume|cv|invoice|見積|注文書|発注書|スキャン|複合機`,
  fakeLook: `
    怪しい|あやしい|怪しげ|不審|偽|にせ|ニセ|フィッシング|詐欺|さぎ|スパム|迷惑メール|なりすまし|成りすまし|変なメール|変なページ|変なサイト|本物|ほんもの|騙|だまさ|釣られ|標的型|
    suspicious|phish*|scam*|spam*|fake|bogus|fraud|spoof*|dodgy|fishy|legit|legitimate|genuine|shady|sketchy|
    weird|odd|not our domain|一文字違|ドメインが違|ドメインではな|社外のアドレス|海外のアドレス|知らないアドレス|見慣れないアドレス|looked strange|looks strange|
    looks off|hoax|あやしげ|うさんくさ|不自然|違和感|ニセモノ|偽者|偽物|なりすま|フィッシングっぽ|詐欺っぽ|詐欺メール|詐欺サイト|ウソ|嘘の|でたらめ|本物そっくり|見覚えのない差出人|
    知らない差出人|知らない相手|知らない人から|文字化けした件名|日本語が変|日本語がおかし|unknown sender|unfamiliar|strange email|strange mail|
    strange message|strange text|strange link|weird email|weird mail|weird link|weird message|malicious|not real|
    unsolicited|junk|con artist|fraudster*|scammer*|misspelled|spelling mistakes|bad grammar|off-looking|
    imposter|impostor`,
  loginPage: `
    ログイン画面|サインイン画面|ログインページ|サインインページ|ログインフォーム|入力欄|入力フォーム|入力画面|login page|log-in page|sign-in page|login screen|
    login box|login form|signin page|a form|the form|偽の~ログイン|偽ページ|フォーム`,
  // --- secrets
  password: `
    パスワード|ぱすわーど|パス|パスを|パスも|pw|暗証番号|暗証|認証情報|ログイン情報|アカウント情報|id~パス|credentials|creds|password*|passphrase|passcode|
    pin|secret words|user name|username|login details|ユーザー名|ユーザid`,
  otp: `
    ワンタイム|認証コード|確認コード|確認番号|6桁|六桁|4桁|otp|one-time|one time|six digits|6 digits|6-digit|six-digit|
    verification code|2fa code|code|コード|合言葉|秘密の質問|数字を|乱数表|トークンに出た|コードを聞|番号を聞|numbers the token|token code|
    security code|digits`,
  card: `
    クレジット|クレカ|カード番号|法人カード|コーポレートカード|セキュリティコード|有効期限|cvv|card number*|credit card|debit card|corporate card|amex|
    card details`,
  personalTyped: `
    生年月日|住所|氏名|名前|電話番号|口座番号|社員番号|date of birth|home address|employee number|employee id|マイナンバー`,
  // --- devices and carriers of data
  pc: `
    pc|パソコン|ノートパソコン|ノートpc|ラップトップ|端末|マシン|mac|macbook|surface|thinkpad|laptop|notebook|computer|workstation|
    desktop|デスクトップ|windows|ぱそこん|chromebook|検査用の|制御端末|レジ|pos|キオスク|kiosk|till|cash register|terminal|システム端末|業務用pc|
    業務pc|社用pc|社有pc|貸与pc|会社pc|会社のpc|作業用端末|事務用|win10|win11|chrome os|work computer|work laptop|company laptop|
    company computer|office pc|dell|lenovo|hp elitebook|imac`,
  phoneDevice: `
    スマホ|携帯|iphone|アイフォン|android|アンドロイド|スマートフォン|ipad|タブレット|ガラケー|ケータイ|phone|mobile|smartphone|tablet|cell phone|
    cellphone|handset|sim|モバイルルータ|無線機|ハンディ|handheld|scanner|body cam*|pager|社用携帯|会社携帯|業務用携帯|業務用スマホ|社用スマホ|会社スマホ|
    貸与スマホ|phs|work phone|company phone|company mobile|work mobile|business phone|galaxy|pixel|xperia`,
  storage: `
    usbメモリ|usb|usbスティック|sdカード|ハードディスク|hdd|ssd|外付け|dvd|cd-r|cd|メモリーカード|バックアップテープ|テープ|memory stick|thumb drive|
    flash drive|hard drive|hard disk|sd card|backup tape*|usb stick|dictaphone|icレコーダー|ボイスレコーダー|カメラ|デジカメ|dashcam|
    ドライブレコーダー|データの入った|バックアップ媒体|媒体|ディスク|記憶媒体|disk|disks|cartridge`,
  badge: `
    社員証|入館証|入館カード|icカード|カードキー|セキュリティカード|名札|職員証|鍵|合鍵|キー|トークン|yubikey|badge|id card|access card|key card|keycard|
    key|keys|fob|token|lanyard|身分証|制服|ヘルメット|社章|バッジ|セキュリティキー|入室カード|入門証|通行証|ゲートカード|スマートキー|マスターキー|ic社員証|staff card|
    staff pass|company id|company badge|employee card|door card|entry card|security card|swipe card|master key|
    office key*|鍵箱|合い鍵|カードが|ストラップ|pass|cards`,
  papers: `
    書類|資料|紙|名簿|手帳|ノート|名刺|契約書|申込書|カルテ|印刷物|伝票|帳票|ファイル(紙|図面|papers|paper|documents|printouts|printed|notebook|
    folder|binder|files|diary|business cards|records|handouts|用紙|日誌|答案|控え|帳簿|原稿|register|forms|envelope with|
    exam papers|printout|申請書類|願書|診断書|請求書の束|契約書類|履歴書の|レシート|領収書|議事録の紙|紙資料|封筒|プリント|書面|paperwork|printed list|
    list of|sheets|letters|dossier|clipboard|application forms|contract papers|medical files|一覧(紙|写し|証書|証明書|保険証|
    台帳|logbook*|log books|visa papers|cards index|charts|maps`,
  bag: `鞄|かばん|カバン|バッグ|リュック|財布|ポーチ|スーツケース|bag|backpack|rucksack|briefcase|suitcase|wallet|purse|handbag`,
  transit: `
    電車|網棚|新幹線|タクシー|バス|地下鉄|駅|空港|飛行機|機内|居酒屋|飲み会|懇親会|カフェ|喫茶店|ファミレス|ホテル|コンビニ|トイレ|ベンチ|車内|車の中|駐車場|レンタカー|出張先|自転車|道に|道端|
    路上|train|taxi|uber|cab|subway|tube|bus|station|airport|plane|flight|hotel|restaurant|cafe|bar|pub|lounge|
    restroom|toilet|car|parking|bike|gym|lost property|lost and found|忘れ物|遺失物|交番|警察に届|紛失届|遺失届|通勤|帰宅途中|帰り道|道中|移動中|
    出張中|外出先|訪問先|客先|カラオケ|ラーメン屋|スーパー|レストラン|食堂|美容院|銭湯|サウナ|ジム|病院の待合|映画館|球場|公園|フェリー|高速バス|サービスエリア|コインロッカー|バス停|ホーム|改札|
    commute|on my way|on the way|metro|tram|ferry|lift|mall|supermarket|park|bench|beach|cinema|stadium|shop|
    store|café|coffee shop|starbucks|客席|client site|conference|trade fair|exhibition|釣り|避難所|港|船|バス車内|島|ship|boat|
    pilot boat|harbour|pier|site|yard|festival|camp`,
  // --- data
  personalData: `
    個人情報|顧客情報|お客様情報|顧客リスト|顧客名簿|会員情報|会員データ|会員名簿|顧客データ|社員名簿|氏名|患者|カルテ|マイナンバー|履歴書|名簿|住所録|customer data|
    customer list|customer database|client list|client data|customer records|personal data|personal information|
    names and|addresses|patient*|medical record*|passport*|employee data|member*|customer db|user data|
    credentials of|会員番号|生徒|児童|入居者|応募者|利用者情報|診断名|成績|guest list|class list|donor*|students|applicant*|residents|
    staff directory|staff's data|bookings|要配慮者|入園希望者|避難者|家計|収入|debts|tenants|income|members'|medical data|grades`,
  secretData: `
    機密|社外秘|極秘|図面|設計|ソースコード|原価|見積|契約書|給与|人事評価|評価シート|事業計画|議事録|価格表|confidential|internal|source code|drawings|
    design data|blueprints|price list|salary|salaries|payroll|contract*|roadmap|trade secret*|minutes|board|
    cost and margin|レシピ|入札|研究データ|未発表|発売前|原稿|試作|成績書|価格|予定価格|人事案|組織図|未公開|決算|manuscript|exam questions|prototype|
    term sheet|org chart|tender|strategy|unreleased|album`,
  // --- money words
  money: `
    万円|円|ドル|ユーロ|usd|eur|jpy|gbp|dollars|euros|pounds|yen|金額|お金|現金|money|cash|funds|btc|ビットコイン|bitcoin|仮想通貨|
    crypto|暗号資産|usdt|代金|料金|費用|支払|資金|手数料|預金|残高|振替|百万|千円|億|$|€|£|¥|thousand|million|amount|balance`,
  invoice: `
    請求書|インボイス|invoice|invoices|bill|納品書|支払期限|支払通知|口座|銀行|bank account|bank|iban|swift|payment|組戻し|組み戻し`,
  giftCard: `
    ギフトカード|ギフト券|プリペイド|電子マネー|itunesカード|itunes|google play|アマギフ|ビットキャッシュ|webmoney|gift card*|giftcard*|
    prepaid card*|voucher*|steam`,
  boss: `
    社長|部長|課長|専務|常務|役員|上司|会長|院長|校長|所長|ceo|cfo|director|president|chairman|boss|manager|vp|executive|
    managing director|代表取締役|理事長|園長|店長|オーナー|取締役|dean|pastor|owner|headmaster|chief|head office|本部|本社|教頭|町長|市長|組合長|
    会頭|頭取|編集長|mayor|captain|bishop|principal|chair|treasurer|governor|vicar|head teacher`,
  // --- who speaks
  customer: `
    お客様|お客さん|お客さま|顧客|会員様|会員の方|利用者|ご利用者|契約者|患者様|患者さん|生徒の保護者|保護者|住民|市民|得意先|お得意様|customer|customers|client|clients|
    user of|subscriber*|guest*|buyer*|resident*|parent of|visitor to|consumer|ファン|利用者様|会員|株主|購入者|読者|来館者|町民|学生|
    reader*|donor*|fan|fans|parent|parents|pupil|student*|patient*|tenant*|investor*|user|users|bride|町内の方|お母さん|
    ご家族|乗客|宿泊客|参拝|組合員|patients|passengers|members|parishioners|spectators|residents|neighbours`,
  partner: `
    取引先|仕入先|仕入れ先|委託先|協力会社|パートナー|ベンダー|業者|先方|相手先|代理店|グループ会社|子会社|親会社|納品先|外注|supplier*|vendor*|partner*|contractor*|
    distributor*|dealer*|subsidiary|agency|counterparty|reseller|other company|their it|their security|卸先|販売店|協力|
    元請|保守業者|メーカー|出版社|制作会社|開発会社|reseller*|wholesaler*|manufacturer|maintenance firm|the lab|agency that`,
  authority: `
    警察|県警|警視庁|警察庁|刑事|サイバー課|サイバー犯罪|サイバー警察|jpcert|ipa|nict|nisc|総務省|経産省|経済産業省|金融庁|個人情報保護委員会|監督官庁|監督当局|省庁|官公庁|役所|
    市役所|自治体|消防|公安|内閣|国家サイバー|ipaの|プロバイダ|isp|通信会社|通信事業者|キャリア|回線業者|ntt|kddi|isac|cert|csirt|法執行|検察|fbi|interpol|
    police|officer|detective|cyber unit|cybercrime|national cert|regulator|ministry|government|internet provider|
    telecom*|telco|carrier|shadowserver|europol|ncsc|cisa|bka|law enforcement|hosting provider|data centre|
    data center|データセンター|ホスティング|abuse desk|abuse team|trust & safety|海上保安|税関|裁判所|国の機関|当局|危機管理課|教育委員会|厚労省|厚生労働|
    業界団体|レジストラ|捜査|協会|国から|県の|市の|消費者庁|クラウド事業者|abuse部門|prosecutor|registrar|registry|network operator|
    mobile operator|data protection authority|supervisor|federal|state cert|sector|authority|liaison|inspector|
    exchange point|provider|national|center for|agency`,
  outsider: `
    知らない人から|外部の方|外部から連絡|匿名|研究者|記者|新聞|マスコミ|報道|取材|テレビ局|大学|学生|通りすがり|一般の方|第三者|journalist|reporter|newspaper|
    researcher|stranger|someone outside|anonymous|university|student|media|知人|友人|同業|家族|通報|見知らぬ方|ある方|方から|の方が|他大学|
    セキュリティ企業|security firm|collector|passer-by|blogger|headhunter|neighbour|friend|hunter|ethical hacker`,
  relayed: `
    とのこと|だそうです|らしいです|らしい|と言われ|と言って|とおっしゃ|と連絡|から連絡|から電話|からお電話|からメール|からの申し出|から指摘|から報告|から相談|と教えて|と聞かれ|said that|
    says that|says he|says she|says they|told us|told me|tells us|tells me|reported that|informed us|notified us|
    wrote to us|writes that|wrote that|called us|called to say|contacted us|contacted me|asked us|asks whether|
    point* out|let us know|claims|から聞きま|から聞いた|との連絡|との電話|とのメール|との申|との指摘|との報告|との通報|と報告|と通報|と申し出|と訴え|と相談|そうです|
    そうなんです|みたいです|と仰|told my|reports that|reporting that|mentioned that|according to|apparently|heard from|
    heard that|passed on|passing on|forwarded me|forwarded us|rang us|phoned us|phoned me|emailed us|emailed me|
    wrote us|wrote me|alerted us|warned us`,
  ourSide: `
    うちの|弊社|当社|わが社|我が社|自社|御社|貴社|おたく|そちら|当院|当行|本学|本校|当店|当会|当法人|our|us|ours|your company|you guys|we|公式`,
  ourMail: `
    うちのアドレス|うちから|弊社から|当社から|御社から|貴社から|おたくから|そちらから|弊社のアドレス|当社のアドレス|弊社ドメイン|当社ドメイン|うちのドメイン|貴社ドメイン|御社ドメイン|弊社を名乗|当社を名乗|
    弊社を装|当社を装|御社を名乗|うちを名乗|うちの名前|弊社名|当社名|弊社名義|当社名義|うちの名義|担当者名で|社員名で|社員の名前で|社員を名乗|担当者を名乗|担当者の名前|info@|support@|
    sales@|our domain|our address|our sales address|from us|from our|from your company|your company's address|
    our company name|our name|in our name|name of our|our staff's name|claiming to be us|claims to be us|
    pretending to be us|pretending to be from our|our mail server|our relay|our newsletter|弊社の名前|当社の名前|弊社の社員|
    当社の社員|うちの社員|うちの会社の名前|うちの会社から|うちのメールサーバ|うちの名前で|当社名の|弊社名の|学校名で|店の名前で|会社名で|社名で|事務局名で|本校の|当店を名乗|当院の名前|うちの店の名前|
    当行を名乗|園のアドレス|役場のアドレス|の署名入り|signed by one of our|in our hotel's name|under our domain|with our signature|
    our support desk|our booking office|from "me"|from me|"from us"|our brand|our delivery text|our foundation|
    our clinic|misuses our|our sales desk|our circular|"our"`,
  colleague: `
    同僚|隣の席|隣の課|隣の人|先輩|後輩|部下|社員が|社員の|派遣|バイト|パート|元社員|退職者|退職予定|辞める|退職する|退職した|転職|異動|colleague|coworker|co-worker|
    employee|teammate|ex-employee|former employee|intern|contractor|resigned|resigning|leaving|
    leaves the company|joining a competitor|competitor|競合|ライバル|店長|営業の人|担当者が|agent|nurse|看護師|supervisor|
    the guy in|社内の人|同じ部署|同じ課|同じチーム|部の人|課の人|チームの人|チームメンバー|メンバーが|スタッフが|職員が|社員さん|事務員|オペレーター|ドライバー|整備士|作業員|施設長|主任|係長|
    班長|someone in my team|someone on my team|a member of staff|staff member|team member|team lead|a guy from|
    a person from|workmate|associate|clerk|driver|technician at|engineer at|temp|apprentice|trainee`,
  anonymousTip: `
    匿名|内部通報|告発|言いにくい|言いづらい|名前は出さ|相談していい|内密|本人には|本人に知られ|噂|うわさ|らしくて|見てしまいました|目撃|見ました|証拠|anonymous*|whistle*|
    confidential tip|i saw|witnessed|everybody knows|rumou*r|please don't tell|don't tell him|i think he|
    i think she`,
  // --- systems
  website: `
    ホームページ|hp|ウェブサイト|webサイト|サイト|トップページ|ec|ecサイト|通販|ネットショップ|予約サイト|会員サイト|採用ページ|ブログ|wordpress|cms|website|web site|
    homepage|our site|web shop|webshop|online store|landing page|portal|the site|web page|申請ページ|申込フォーム|決済|カート|予約|
    会員ページ|検索画面|受付サイト|booking page|cart|checkout|donation site|voting app|app|status page|login page|ページ|サイトを開|
    掲示板|プロフィール|page|profile|online form|問い合わせフォーム`,
  sns: `
    公式アカウント|公式アカ|twitter|ツイッター|インスタ|instagram|facebook|フェイスブック|youtube|tiktok|sns|公式x|公式line|x(旧|linkedin|
    official account|social media|the channel|フォロワー|followers|投稿|post|posts|tweet*`,
  server: `
    サーバ|サーバー|server*|db|データベース|database|vpn|ファイルサーバ|nas|ad|ドメインコントローラ|domain controller|ルータ|ルーター|router|firewall|
    ファイアウォール|ファイアーウォール|スイッチ|gateway|dns|proxy|プロキシ|共有フォルダ|system|システム|基幹|api|network|ネットワーク|回線`,
  monitoring: `
    siem|edr|xdr|ids|ips|waf|soc|mdr|ndr|splunk|sentinel|crowdstrike|falcon|cybereason|サイバーリーズン|carbon black|
    darktrace|guardduty|security hub|securityhub|defender for|defender xdr|zabbix|nagios|datadog|suricata|snort|
    wazuh|qradar|elastic|cortex|vectra|fireeye|trellix|deep security|apex one|casb|dlp|utm|mackerel|prometheus|
    grafana|pagerduty|opsgenie|cloudwatch|security command center|microsoft 365 defender|entra id protection|
    identity protection|impossible travel|あり得ない移動|honeytoken|canary|ハニー|ファイル整合性|改ざん検知|tripwire|監視|センサー|sensor|
    fortigate|palo alto|sentinelone|lacework|wiz|mimikatz|cobalt strike|lsass|lateral movement|webshell|
    web shell|credential access|exfiltration|powershell|c2通信|検知装置|監視センター|監視会社|監視委託|侵入検知|prtg|alertmanager|cef:|
    yara|sysmon|posture tool|e-mail protection|antivirus console|管理コンソール|集中管理|資産管理|ログ監視|脅威検知|email security|
    operations room|パトランプ|soc provider|our soc|soc team|mdr provider|opened a ticket|managed detection`,
  machineMade: `
    {"|[critical]|[high]|[alert]|[warn*|severity:|severity=|src=|src|dst|dst=|src_ip|dest_ip|action:|action=|
    host:|host=|hostname|rule:|rule=|ルール:|ルール名:|対象:|検知時刻|発生時刻|端末:|端末名:|ユーザー:|user=|user:|送信元:|送信元ip|宛先|timestamp|
    ts:|status:|状態:|utc|jst|事象id|イベントid|event id|no-reply|noreply|自動送信|自動通知|自動メール|このメールは自動|issued by|
    triggered at|xip|xhash|signature|sid:|count:|件数:`,
  cloud: `
    aws|s3|バケット|azure|gcp|ec2|クラウド|cloud|bucket|blob|snapshot|スナップショット|セキュリティグループ|security group|iam|lambda|rds|
    elasticsearch|kibana|mongodb|redis|jenkins|kubernetes|docker|firestore|firebase|storage account|
    storage bucket|ポート|port|rdp|ssh`,
  saasShare: `
    googleドライブ|google drive|gドライブ|onedrive|sharepoint|box|dropbox|notion|trello|googleフォーム|google form*|
    google group|スプレッドシート|spreadsheet|google docs|google sheet*|confluence|backlog|kintone|salesforce|power bi|
    tableau|miro|figma|airtable|postman|asana|カレンダー|calendar|共有リンク|共有フォルダ|shared folder|shared link|share link|
    マイマップ|フォーム`,
  repo: `
    github|gitlab|bitbucket|リポジトリ|repo|repository|gist|apiキー|api key*|アクセスキー|access key*|secret key|シークレット|秘密鍵|
    private key|.env|token|トークン|bearer|接続文字列|connection string|npm`,
  unapprovedService: `
    chatgpt|チャットgpt|gpt|生成ai|claude|gemini|copilot|deepl|google翻訳|翻訳サイト|ギガファイル|gigafile|firestorage|wetransfer|
    宅ふぁいる|データ便|otter|notta|文字起こし|議事録ai|evernote|icloud|gmail|yahooメール|フリーメール|hotmail|line|whatsapp|wechat|zalo|
    discord|pdf変換|pdf結合|変換サイト|オンライン変換|ai tool|ai service|ai note*|transcri*|translator|grammarly|plug-in|plugin|
    browser extension|chrome extension|拡張機能|saas|サービスを|アプリを使|ツールを使|converter|perplexity|canva|midjourney|zapier|
    ngrok|self-hosted|vps|個人版|無料アルバム|校正サービス|転送サービス|家計簿|名簿サイト|フォームを|画像ai|音声入力|電子黒板|whiteboard|bot from the web|
    automation site|chatbot|cloud notebook|hr cloud|crm|online calendar|consumer file drop|assistant app|
    image ai|private channel|remote access program|subscription*|アルバム|私用の|自分のアドレス|private address|home address|
    private card`,
  office: `
    オフィス|事務所|会議室|サーバ室|サーバー室|電算室|受付|執務室|フロア|エントランス|ゲート|ドア|扉|玄関|裏口|通用口|非常口|非常階段|倉庫|窓|金庫|キャビネット|引き出し|机|席|ロッカー|敷地|
    フェンス|駐車場|ビル|構内|工場|現場|部屋|office|floor|lobby|reception|meeting room|server room|door|entrance|gate|back door|
    window|cabinet|drawer|desk|warehouse|storeroom|premises|building|fire exit|stairs|elevator|lift|comms room|
    rack|archive|loading dock|locker*|fence|給湯室|更衣室|薬品庫|金庫室|書庫|研究棟|病棟|職員室|通用門|裏門|シャッター|天井|屋上|エレベーター|機械室|配電盤|電気室|
    園庭|corridor|vault|cage|lab|terrace|transformer|turnstile|shredding|electrical room|records room|canteen|
    smoke detector`,
  strangerPerson: `
    作業着|スーツの男|男性|女性|男の人|女の人|おじさん|若い男|2人組|二人組|業者を名乗|点検|清掃|警備|防犯カメラ|監視カメラ|man|woman|guy|person|visitor|courier|
    cleaner|technician|hoodie|vest|uniform|security guard|cctv|人物|若い男性|若い女性|スーツの|家族を名乗|二人連れ|訪問者|部外者|youths|
    two people|tour guest|intruder|drone|fire inspector|somebody|someone`,
  foreign: `
    海外|ロシア|中国|ベトナム|ブラジル|北朝鮮|ナイジェリア|オランダ|アメリカ|ウクライナ|香港|シンガポール|インド|russia|china|lagos|nigeria|brazil|vietnam|
    netherlands|amsterdam|abroad|overseas|foreign|another country|ip address|ipから`,
  night: `
    深夜|夜中|夜間|未明|早朝|休日|土曜|日曜|2時|3時|4時|midnight|night|3am|4am|2am|weekend|sunday|saturday|sleeping|asleep|寝て`,
  // --- how it is told
  question: `
    ですか|ますか|でしょうか|でしたっけ|んでしたっけ|教えてください|教えて下さい|教えてくださ|おしえて|お聞きし|伺いたい|知りたい|どこにあり|どこです|どちらに|いつまで|いつから|方法を|手順を|やり方|
    how do i|how can i|how should i|how to|what is the|what are the|where can i|where do i|who do i|when does|
    is it ok|is it okay|am i allowed|are we allowed|can i use|may i use|could you tell me|do we have|is there a|
    what's the|which one|wondering|curious|in general|教えていただ|教えてもらえ|いいですか|よいですか|よろしいですか|いいでしょうか|よいでしょうか|必要ですか|
    可能ですか|できますか|ありますか|いますか|ませんか|何ですか|なんですか|どうやって|どうすると|いつ頃|do i need|do we need|should i use|am i supposed|
    is it possible|is it necessary|is there any|are there any|can someone tell|can anyone tell|what does|
    what do you|how does|how do we|how often|where do we|who is the|who handles the|quick question|question:|
    just wondering|for future reference`,
  whatNow: `
    どうしたら|どうすれば|どうしよう|どうしましょう|大丈夫でしょうか|大丈夫ですか|まずい|やばい|助けて|たすけて|至急|対応をお願い|指示を|ご指示|what should i do|what do i do|
    what now|what next|help|please advise|urgent|asap|is it bad|is it serious|am i in trouble|is it bad if i|
    is it bad that i|is it a problem if i|is it a problem that i|is it ok that i|was it wrong|まずいでしょうか|まずいですか|
    まずいですよね|大丈夫なんでしょうか|問題でしょうか|問題ありますか`,
  hypothetical: `
    もし|場合は|場合に|したときは|した時は|なくしたら|届いたら|来たら|押したら|されたら|だったら|例えば|たとえば|念のため|今後|これから|予定|将来|仮に|if i|if we|if one|
    if someone|in case|what if|suppose|hypothetical*|would i|before i|planning to|plan to|going to|next week|
    next month|来週|来月|これから導入|もしも|万が一|万一|いざという時|した場合|された場合|になった場合|届いた場合|あった場合|起きた場合|if i ever|if someone ever|
    in the event|should i ever|were to`,
  rules: `
    規程|規定|ルール|ポリシー|ガイドライン|マニュアル|手順書|申請書|申請方法|申請フォーム|研修|eラーニング|e-learning|テスト問題|資料はどこ|チェックシート|審査|教育|policy|
    policies|guideline*|manual|training|onboarding|form for|procedure|handbook|course|module|questionnaire|
    checklist|certificate|iso 27001|pマーク|isms|様式|届け出の|保存期間|手続き|何文字|標語|ポスター|保険|統計|件数|監査はいつ|slides|statistics|
    glossary|newsletter|poster|interview|approval process|audit form|insurance|voucher`,
  thanks: `
    ありがとう|おかげさま|助かりました|感謝|お礼|解決しました|お世話になりました|thank you for|thanks for|thanks a lot|thanks to you|many thanks|
    all good now|works again|solved|sorted|appreciate|問題なく|無事に|thx|助かった|解決|直りました|無事|対応ありがとう|just saying thanks|
    works well|works fine again|quick help|quick lock|thank you|助かりまし|ありがとうござい|感謝します|お手数をおかけ|お騒がせしま|おかげで|解決しまし|
    解消しま|復旧しまし|直った|治りました|完了しました|problem is solved|has been fixed|was fixed|is fixed|working again|all sorted|
    resolved|great job|well done|appreciated|cheers|sorry for the alarm|sorry for the noise|sorry for bothering`,
  falseAlarm: `
    本物でした|誤報|勘違い|お騒がせ|気のせい|問題ありませんでした|取り下げ|解決済|正規の|false alarm|turned out to be|was legit|it was real|
    it was genuine|my mistake|never mind|nevermind|no problem after all|withdraw|ignore my|sorry for the noise|
    確認したところ~本物|確認したら~本物|was the piano|was just the|was only the|was our own|was the plumber|was the technician|
    was harmless|turned out harmless|was nothing|it was me|だけでした|の間違いでした|うちの業者でした|関係者でした|でした、失礼|でした。失礼|でした、お騒がせ|
    でした。お騒がせ|でした。すみません|でした、すみません|心配いりません|大丈夫でした|解決済みです`,
  drill: `
    訓練|演習|テストです|テスト投稿|テスト送信|試験です|無視してください|drill|exercise|tabletop|simulat*|test message|just a test|
    this is a test|please ignore|test.|testing|訓練の|演習の|想定した|想定で|連絡訓練|抜き打ち|pretend that|simulated|
    exercise exercise|phishing simulation|避難訓練|防災訓練|訓練です|訓練実施|訓練開始|訓練終了|演習です|演習中|テスト配信|動作確認|疎通確認|
    connectivity test|fire drill|training exercise|this is only a|no real|mock|red team exercise`,
  smallTalk: `
    おはよう|こんにちは|こんばんは|お疲れ様です|よろしくお願い|hello|hi team|good morning|good afternoon|hi there|dear|お疲れさま|お世話に|すみません|
    ok thanks|hey`,
  admin: `
    パスワードを忘れ|パスワード忘れ|パスワードの変更方法|パスワードリセット|パスワード変更した|機種変|機種変更|返却|貸出|貸し出し|申請|購入したい|導入したい|使ってもいい|使っていい|利用してもよ|
    アカウント発行|発行して|アカウント作成|権限を付与|reset my password|forgot my password|new laptop|request access|renew|license|
    licence|order a|borrow|return my|replacement|new hire|onboard`,
  past: `去年|昨年|先日|前回|以前|この間|last year|previous*|the other day|last time|back in`,
  vague: `
    なんか|なんとなく|よくわから|よく分から|よくわかり|うまく言え|説明しにく|詳細は|詳しくは|後で話|あとで|直接話|電話で話|書きたくな|ここには書|言えな|something is wrong|
    something's wrong|something wrong|something happened|something strange|strange thing*|weird thing*|not sure|
    don't know how to explain|can't explain|call me|talk in person|don't want to write|details later|
    explain later|messed up|screwed up|made a mistake|happened again|same as last time|あれ|例の|例の件|また起き|やらかし|やっちゃ|
    やってしま|大変なこと|まずいこと|おかしい|おかしく|変です|変なん|様子が|調子が|気になること|相談したい|ご相談|トラブル|嫌な予感|アクシデント|続報|詳細不明|詳しいこと|言ってくれ|教えてくれ|
    話してくれ|内容を知り|内容は知|要領を得|何かあった|何か起き|何かを|折り返し|電話をください|電話ください|来てください|来てほしい|見てほしい|someone from security|
    something odd|strange happened|have an incident|irregularities|situation at|delicate|trouble|ring me back|
    ring me|felt wrong|broke something|silly thing|stupid|emergency|send somebody|no details|didn't tell me|
    more later|more info to follow|may be nothing|off here|look at this|is this normal|been hacked|been attacked|
    pls help|なんか変|何か変|様子がおかし|挙動がおかし|動作がおかし|変な感じ|変な動き|変な状態|不具合|よく分かりません|よくわかりません|わからないです|分からないです|うまく説明|説明できな|
    何が何だか|何がなんだか|すみませんでした|失敗し|しくじ|ヤバい|ヤバイ|やばそう|マズい|something weird|something bad|acting weird|acting strange|
    acts weird|behaving strangely|behaves strange|not right|isn't right|not normal|a problem|an issue|
    big problem|big mistake|terrible|i did something|did something wrong|hard to explain|can't say|cannot say|
    don't understand|no idea what|i don't know what|もうだめだ|何のことか|例のやつ|また来て|something going on|going on with|
    ask pete|embarrassing|need to talk|talk to someone|i'd rather|can't write|not here|in private|come over|
    come quickly|please come`,
  resting: `
    異常はありません|異常なし|変わった様子はな|今のところ問題|普通に使え|nothing happened|nothing visible|looks normal|seems normal|works fine|
    no effect|何も起き`,
};
